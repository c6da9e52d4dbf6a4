/** What evidence is drawn from: sizes, lengths, waveforms, words. */
import { z } from '@hono/zod-openapi';

const size = z.object({ width: z.number().min(1), height: z.number().min(1) });
const peaks = z
  .object({
    secondsEach: z.number().describe('Seconds that one pair of peaks stands for.'),
    low: z.array(z.int().min(-100).max(0)),
    high: z.array(z.int().min(0).max(100)),
  })
  .openapi('WavePeaks');

export const mediaSchema = z
  .union([
    size.extend({ kind: z.literal('image') }),
    z.object({
      kind: z.enum(['film', 'sound']),
      seconds: z.number().min(0),
      picture: size.optional(),
      peaks: peaks.optional(),
    }),
    z.object({
      kind: z.literal('text'),
      text: z.string().describe('What a reader sees; markup is left out.'),
      runs: z
        .array(z.object({ shown: z.int().min(0), source: z.int().min(0), length: z.int().min(1) }))
        .optional()
        .describe('Where runs of the shown text stand in the file, in code points; absent = the text is the file.'),
    }),
  ])
  .openapi('Media', { description: 'As read in the sandbox. Pictures: size as shown.' });

export const evidenceSchema = z
  .object({
    upload: mediaSchema.optional().describe('Absent: the file is not kept.'),
    references: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        claimant: z.string(),
        claimantName: z.string().optional(),
        media: mediaSchema.optional(),
      }),
    ),
    withoutFfmpeg: z
      .literal(true)
      .optional()
      .describe('A film is among them, and parts of it cannot be made to play here now: ffmpeg is not installed.'),
    facts: z.record(z.string(), z.unknown()).describe('What the decision rests on: the input of `recourse decide`.'),
  })
  .openapi('Evidence');
