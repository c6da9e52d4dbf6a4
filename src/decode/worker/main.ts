/**
 * A decoder process: questions with a file behind them on standard input, answers on standard output, one at a time,
 * until the input ends. It opens no file and no connection, and knows nothing of who asks.
 */
import { encodeAnswer, QUESTION_LIMITS, type Answer, type Question } from '../answers.ts';
import { FrameReader, frameStart } from '../wire.ts';
import { DECODERS } from './decoders.ts';

const reader = new FrameReader(QUESTION_LIMITS);
let work: Promise<void> = Promise.resolve();

process.stdin.on('data', (chunk: Buffer) => {
  for (const { header, body } of reader.push(chunk)) {
    // The parent is trusted; it sends one question at a time, and each waits for the one before all the same.
    work = work.then(async () => tell(await answer(body, header as Question)));
  }
});
process.stdin.on('end', () => process.exit(0));
// The parent is gone or no longer listens: nothing left to do.
process.stdout.on('error', () => process.exit(1));

process.stdout.write(frameStart({ kind: 'ready' }, 0));

async function answer(file: Uint8Array, question: Question): Promise<Answer> {
  try {
    return await DECODERS[question.modality](file, question);
  } catch (cause) {
    return { kind: 'undetermined', why: 'undecodable', detail: `The decoder failed (${String(cause).slice(0, 100)}).` };
  }
}

function tell(answered: Answer): void {
  const { header, body } = encodeAnswer(answered);
  process.stdout.write(
    frameStart(
      header,
      body.reduce((sum, piece) => sum + piece.length, 0),
    ),
  );
  for (const piece of body) process.stdout.write(piece);
}
