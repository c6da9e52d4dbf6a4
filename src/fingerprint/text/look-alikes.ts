/**
 * Look-alikes: characters drawn like a Latin letter or a digit, listed under the letter they are read as.
 * Facts of Unicode's confusables (UTS 39) for Cyrillic, Greek, Armenian, Cherokee, Coptic, Lisu, Georgian, IPA and phonetic
 * extensions, letters with a stroke or hook (which NFKD leaves whole), upside-down letters, and the customs of the web (п for n).
 * What NFKD undoes by itself is not listed: accents, full-width, mathematical, circled, superscript and letterlike forms.
 * Looked up first as written, then in lower case, so Н and н are one letter and Russian prose still matches itself.
 */
const LOOKED_UPON_AS: Readonly<Record<string, string>> = {
  a: 'аɑαᴀɐɒⲁꭺᎪⱥꓮ⍺ӕ∀₳ꬰᶏⱯ',
  b: 'вьъьƀɓʙβⲃᏏᏴꓐБƃƅбᑲᖯЪ฿ꞵᵬᶀბ',
  c: 'сϲᴄƈȼⲥᏟꓚↄςҫ¢₵ⅽ⸦ꮯɕ©ረ',
  d: 'ԁɗđɖᴅԀᎠᏧꓓδժⅆð∂ƌᏂᑯᵭᶁȡ',
  e: 'еєɛɘǝәэεҽᴇⲉᎬꓰ℮ɇ⋿ҿ€ꬲᶒ∑з',
  f: 'ƒſꜰꓝϝքғẝᵮᶂꞙʄ₣ɟ',
  g: 'ɡɢǥɠƍᶃգցɢᏀᏳꓖԍ₲ꬶ',
  h: 'һнɦħʜհḥԋңһᎻᏲꓧⲏⱨჰɥћђӊ',
  i: 'іιɪɨıӏⵏאוןⅰɩᵢᎥⲓꓲǀ∣ⅼłⱡƚɫɭʟլꓡᏞⳑ|ꙇƖӀ₤£ꮣ',
  j: 'јϳɉʝɟᴊᎫꓙʲյȷĵ',
  k: 'кκƙᴋⲕᏦꓗќқҝⱪʞ₭ҡӄ',
  m: 'мᴍɱɯⲙᎷꓟⅿጠʍ₥ӎᗰ',
  n: 'ոռпηɴɲɳƞŋⲛꓠиɳᵰᶇȵ₦ипήлπ',
  o: 'оοσօᴏɔөɵøⲟഠംഃ௦૦ዐዕꓳჿסهට๐໐०০੦୦౦೦၀〇⚪○◯ᎾѲθΟфҩ',
  p: 'рρƥᴘⲣþᏢꓑϱᑭ₱ᵽᶈպ',
  q: 'ԛգզʠɋq̃ϙզႭҁ',
  r: 'гᴦɾɼɽɹʀяⲅᎡᏒꓣɍᏋřґѓꞃ',
  s: 'ѕʂꜱƽᏚᏕꓢշՏտȿᵴ§ꮪტ₷ƨ',
  t: 'тτƭʈŧᴛⲧᎢꓔţҭ†ʇ₮ȶ',
  u: 'υսʋᴜυцμꞟʊ∪ꓴՍⴑյʉɯцሀȗᶙ',
  v: 'ѵνᴠʌⅴᏙꓦטᶌ∨⋁ⱱ√ѷ',
  w: 'ԝѡաɯᴡωшщᎳᏔꓪⱳ₩ѿա',
  x: 'хχᕁ×ⅹⲭꓫҳ᙮ӽᶍ⤫',
  y: 'уγʏɏყᎩⲩꓬүұƴу¥ўʎӯ',
  z: 'ƶȥʐʑᴢⲍᏃꓜζɀⱬʒժӡ',
  '2': 'ƻշᒿ',
  '6': 'ⳒᏮ',
};

/** Capitals that look like another letter than their own small ones do. Read so only beside a Latin letter: Greek stays Greek. */
const CAPITALS_BESIDE_LATIN: Readonly<Record<string, string>> = {
  Η: 'h',
  Ν: 'n',
  Υ: 'y',
  Μ: 'm',
  Λ: 'a',
  Σ: 'e',
};

export const LOOK_ALIKES: ReadonlyMap<number, number> = tableOf(LOOKED_UPON_AS);
export const GREEK_CAPITALS: ReadonlyMap<number, number> = new Map(
  Object.entries(CAPITALS_BESIDE_LATIN).map(([capital, letter]) => [capital.codePointAt(0)!, letter.charCodeAt(0)]),
);

/** Symbols read as letters only inside words: p@ss, $ecret, th!s. */
export const LEET_SYMBOLS: ReadonlyMap<number, number> = new Map(
  [...'@a$s!i|i'].flatMap((symbol, at, all) => (at % 2 ? [] : [[symbol.charCodeAt(0), all[at + 1]!.charCodeAt(0)]])),
);

function tableOf(lists: Readonly<Record<string, string>>): Map<number, number> {
  const table = new Map<number, number>();
  for (const [letter, list] of Object.entries(lists))
    for (const char of list) {
      const point = char.codePointAt(0)!;
      // Some characters resemble two letters; the first list that names one keeps it.
      if (point > 127 && !/\p{M}/u.test(char) && !table.has(point)) table.set(point, letter.charCodeAt(0));
    }
  return table;
}
