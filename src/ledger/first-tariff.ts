/** The table that applies until the operator publishes their own. Examples, in euro cents; not what anybody agreed on. */
import type { Tariff } from './tariff.ts';

export const FIRST_TARIFF: Tariff = {
  version: 'recourse/example@2026-01',
  from: '2020-01',
  currency: 'EUR',
  rows: [
    { basis: 'licence', media: ['film'], territories: 'all', terms: { kind: 'per-thousand-views', minorUnits: 100 } },
    { basis: 'licence', media: ['audio'], territories: 'all', terms: { kind: 'per-thousand-views', minorUnits: 80 } },
    { basis: 'licence', media: 'all', territories: 'all', terms: { kind: 'per-thousand-views', minorUnits: 40 } },
    {
      basis: 'de/urhdag-12-1',
      media: ['audio'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 20 },
      society: 'de-music',
    },
    {
      basis: 'de/urhdag-12-1',
      media: ['film'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 25 },
      society: 'de-film',
    },
    {
      basis: 'de/urhdag-12-1',
      media: ['image'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 10 },
      society: 'de-image',
    },
    {
      basis: 'de/urhdag-12-1',
      media: ['text'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 10 },
      society: 'de-text',
    },
    {
      basis: 'de/urhdag-5-2',
      media: ['audio'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 20 },
      society: 'de-music',
    },
    {
      basis: 'de/urhdag-5-2',
      media: ['film'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 25 },
      society: 'de-film',
    },
    {
      basis: 'de/urhdag-5-2',
      media: ['image'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 10 },
      society: 'de-image',
    },
    {
      basis: 'de/urhdag-5-2',
      media: ['text'],
      territories: ['DE'],
      terms: { kind: 'per-thousand-views', minorUnits: 10 },
      society: 'de-text',
    },
  ],
};
