/** Whether a licence covers this use, here, today. */
import type { Instant } from '../common/index.ts';
import { dateOf } from './moment.ts';
import type { Declaration, Licence, Territory } from './works.ts';

/** Both dates are inclusive, by the calendar of UTC. */
export function licenceCovers(licence: Licence, territory: Territory, declaration: Declaration, now: Instant): boolean {
  const today = dateOf(now);
  return (
    (licence.territories === 'all' || licence.territories.includes(territory)) &&
    coversUse(licence.uses, declaration) &&
    (licence.from === undefined || licence.from <= today) &&
    (licence.to === undefined || today <= licence.to)
  );
}

/**
 * A list that names neither `commercial` nor `non-commercial` limits something else (`upload`, `stream`) and so does not
 * exclude either. Income that is not significant is covered by both kinds: Art. 17(2) DSM, § 6(1) UrhDaG.
 */
function coversUse(uses: Licence['uses'], declaration: Declaration): boolean {
  if (uses === 'all' || uses.includes('all')) return true;
  const [commercial, nonCommercial] = [uses.includes('commercial'), uses.includes('non-commercial')];
  if (commercial === nonCommercial) return commercial || uses.length > 0;
  if (!declaration.commercial) return nonCommercial;
  return commercial || declaration.significantRevenue === false;
}
