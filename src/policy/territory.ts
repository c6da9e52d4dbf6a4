/** Which law decides where. DE has its own transposition; the other EU and EEA states the directive's; the rest is the operator's choice. */
import type { Profile } from './facts.ts';
import type { Territory } from './works.ts';

/** EU and EEA states as the EU's statement-of-reasons database spells them: `GR`, not `EL`. */
export const EEA_TERRITORIES: readonly Territory[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

const eea: ReadonlySet<Territory> = new Set(EEA_TERRITORIES);
export const isEea = (territory: Territory): boolean => eea.has(territory);

export function profileOf(territory: Territory, fallback: Profile = 'US'): Profile {
  if (territory === 'DE') return 'DE';
  if (isEea(territory)) return 'EU';
  return territory === 'US' ? 'US' : fallback;
}

const ALIASES: Readonly<Record<string, Territory>> = { EL: 'GR', UK: 'GB' };

/** Two letters in any case; `EL` and `UK` become `GR` and `GB`. Undefined for anything else. */
export function readTerritory(text: string): Territory | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? (ALIASES[code] ?? code) : undefined;
}
