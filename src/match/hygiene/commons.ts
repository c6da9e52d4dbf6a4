/**
 * The commons set: what belongs to nobody. Made from drawings and sentences at first use rather than kept as a file, so that a new
 * algorithm never meets fingerprints of an old one.
 */
import { codePoints, referenceId } from '../../common/index.ts';
import { fingerprintSample, IMAGE_THUMBNAIL_SIDE, type ImageFingerprint } from '../../fingerprint/index.ts';
import { averaged, TURNS, turned, type LumaImage } from '../../media/index.ts';
import { ReferenceIndex } from '../reference-index.ts';
import { drawCommons } from './commons-drawings.ts';

/** Phrases that stand in countless texts. Written by us, in the manner of such notices. */
const COMMON_TEXTS: Readonly<Record<string, string>> = {
  'rights-notice':
    'All rights reserved. No part of this publication may be reproduced, stored or transmitted in any form or by any means without the prior written permission of the publisher.',
  'mail-footer':
    'This message and any attachments are confidential and intended only for the person to whom they are addressed. If you have received this message in error, please notify the sender and delete it from your system.',
  'cookie-notice':
    'We use cookies to improve your experience, to show you content that may interest you and to measure how our pages are used. By clicking accept all you agree to the use of cookies. You can change your settings at any time.',
  'filler-text':
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.',
  'fiction-notice':
    'This is a work of fiction. Names, characters, places and incidents are products of the imagination of the author. Any resemblance to actual persons, living or dead, or to actual events is entirely coincidental.',
  'subscribe-notice':
    'If you enjoyed this, please like and subscribe, share it with your friends and leave a comment below. Follow us for more, and turn on notifications so that you never miss a new post.',
};

let texts: ReferenceIndex | undefined;

/** The same index at every call: match against it, add nothing. */
export function commonTexts(): ReferenceIndex {
  if (texts !== undefined) return texts;
  texts = new ReferenceIndex();
  for (const [name, text] of Object.entries(COMMON_TEXTS)) {
    const made = fingerprintSample({ modality: 'text', text, sourceLength: codePoints(text.length) });
    if (made.kind === 'fingerprinted') texts.add(referenceId(`commons/${name}`), made.fingerprint);
  }
  return texts;
}

/** Pictures as wholes are the same from this correlation on. */
const SAME_FROM = 0.9;

interface CommonView {
  readonly name: string;
  /** Grey levels, shifted and scaled to mean 0 and length 1. */
  readonly shape: Float32Array;
}

let pictures: readonly CommonView[] | undefined;

/**
 * The common picture that this one is as a whole, in any of the eight turns, positive or negative; undefined for others. One that only
 * contains something common is innocent. About 3 ms, and half a second the first time.
 */
export function commonPictureLike({ frames: [{ thumbnail }] }: ImageFingerprint): string | undefined {
  pictures ??= drawCommons().map(({ name, luma }) => ({
    name,
    shape: shapeOf(averaged(luma, IMAGE_THUMBNAIL_SIDE, IMAGE_THUMBNAIL_SIDE)),
  }));
  for (const turn of TURNS) {
    const shape = shapeOf(turned(thumbnail, turn));
    const like = pictures.find((common) => Math.abs(correlation(common.shape, shape)) >= SAME_FROM);
    if (like !== undefined) return like.name;
  }
  return undefined;
}

function shapeOf({ data }: LumaImage): Float32Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const length = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return Float32Array.from(data, (value) => (value - mean) / length);
}

function correlation(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
