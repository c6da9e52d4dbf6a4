/** Articles from a seed: sentences of invented words, so that two seeds share nothing and nobody wrote either. */
const SYLLABLES =
  'ba be bi bo da de di do fa fe fi ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zu'.split(
    ' ',
  );

function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** About `characters` long, never cut inside a sentence. */
export function article(seed: number, characters = 4000): string {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const word = () => Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join('');
  let text = '';
  while (text.length < characters) {
    const words = Array.from({ length: 6 + Math.floor(next() * 9) }, word).join(' ');
    text += `${words[0]!.toUpperCase()}${words.slice(1)}. `;
  }
  return text.trim();
}

/** `length` characters of the work, from its middle, inside a post of somebody's own words. */
export function quoted(work: string, length: number, seed: number): string {
  const from = Math.floor((work.length - length) / 2);
  return `${article(seed, 900)} "${work.slice(from, from + length)}" ${article(seed + 1, 900)}`;
}
