/** How matching speaks over HTTP: the same words and units as on the command line. */
import { z } from '@hono/zod-openapi';
import { MODALITIES, UNDETERMINED_WHYS } from '../../common/index.ts';
import type { Residual } from '../../match/index.ts';

const RESIDUALS = ['none', 'filter', 'logo', 'emoji', 'caption', 'occlusion'] as const satisfies readonly Residual[];

const box = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .openapi('Box', { description: 'Pixels of the shown picture, after EXIF orientation; 0,0 is its top-left corner.' });
const span = z.object({ start: z.number().min(0), end: z.number().min(0) }).openapi('Span', {
  description: 'Half-open. Text: Unicode code points of the decoded file. Sound and film: seconds.',
});

const imageSegment = z
  .object({
    algorithm: z.string(),
    upload: box,
    reference: box,
    transform: z.array(z.number()).length(9).describe('Row-major homography, reference → upload.'),
    mirrored: z.boolean(),
    frame: z.int().min(0).describe('Frame or page of the upload, from 0.'),
    cells: z
      .object({ visible: z.int().min(0), agreeing: z.int().min(0) })
      .describe('Local evidence: textured cells of the reference in view, and how many agree.'),
    distance: z.int().min(0).max(256).optional().describe('Of a hash match, in bits; lower is closer.'),
  })
  .loose()
  .openapi('ImageSegment');
const textSegment = z
  .object({ algorithm: z.string(), upload: span, reference: span, agreeing: z.int().min(0) })
  .loose()
  .openapi('TextSegment');
const timeSegment = z
  .object({
    algorithm: z.string(),
    track: z.enum(['picture', 'sound']).optional(),
    upload: span,
    reference: span,
    speed: z.number().describe('Playback rate of the reference inside the upload; 1.25 = faster.'),
    pitchSemitones: z.number().optional(),
    reversed: z.literal(true).optional().describe('The reference runs backwards in the upload.'),
    box: box.optional(),
    boundaryError: z.number(),
  })
  .loose()
  .openapi('TimeSegment');

export const matchSchema = z
  .object({
    reference: z.string(),
    modality: z.enum(MODALITIES),
    tier: z.enum(['same', 'edited']),
    confidence: z.number().min(0).max(1),
    coverageOfReference: z.number().min(0).max(1),
    coverageOfUpload: z.number().min(0).max(1),
    combined: z.boolean().describe('Other content fills 10 % or more, or lies over the work.'),
    modified: z.enum(['none', 'technical', 'creative']),
    residual: z.enum(RESIDUALS).optional().describe('Pictures: what differs from the work, by size and shape.'),
    unmeasured: z.array(z.string()).optional().describe('What took the value kinder to the uploader.'),
    alsoIn: z.array(z.string()).optional().describe('Other references that contain the same passage.'),
    shadow: z.literal(true).optional().describe('The reference is quarantined: this match decides nothing.'),
    segments: z.array(z.union([imageSegment, timeSegment, textSegment])).min(1),
  })
  .loose()
  .openapi('Match');

export const whySchema = z.enum(UNDETERMINED_WHYS).openapi('UndeterminedWhy');
