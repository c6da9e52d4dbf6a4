/** Pictures and clips of one upload's evidence for whoever has its link: what the answer names, and nothing else of either file. */
import type { Context } from 'hono';
import { clipOf, pictureOf, placeOf, posterOf, type Evidence, type Service, type Side } from '../../../app/index.ts';
import { partOf, sendDerivative, sendRange } from '../../send-derivative.ts';

/** `upload.webp`, `work/1.webp`; of films and sounds `upload/0-2` with an ending: match, segment. */
export const EVIDENCE_NAME = /^(?:upload\.webp|work\/\d{1,2}\.webp|(?:upload|work)\/\d{1,2}-\d{1,2}\.(?:webp|clip))$/;

/** Undefined when there is no such thing (any more). */
export async function sendEvidence(
  c: Context,
  service: Service,
  evidence: Evidence,
  name: string,
  frame = 0,
): Promise<Response | undefined> {
  const [, side, match, segment, ending] = /^(\w+)\/(\d+)-(\d+)\.(\w+)$/.exec(name) ?? [];
  if (side === undefined) {
    const work = /^work\/(\d+)/.exec(name)?.[1];
    const owner = work === undefined ? evidence.record.id : evidence.references[Number(work)]?.id;
    const picture = owner && (await pictureOf(service, owner, work === undefined ? frame : 0));
    return picture ? sendDerivative(c, 'image/webp', picture) : undefined;
  }
  const place = placeOf(evidence, side as Side, Number(match), Number(segment));
  if (!place) return undefined;
  if (ending === 'webp') {
    const poster = await posterOf(service, place);
    return poster && sendDerivative(c, 'image/webp', poster);
  }
  const clip = await clipOf(service, place.owner, place.span);
  return clip && sendRange(c, clip.type, partOf(clip.bytes));
}
