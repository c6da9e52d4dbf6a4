/** Licences: what the platform may publish, where, until when, and for how much. Granting or ending one is looked at anew where it matters. */
import { endOf } from '../../casework/index.ts';
import { done, instant, refused, referenceId, type Instant, type Json, type Outcome } from '../../common/index.ts';
import type { LicenceRecord, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import type { CaseDeps } from '../cases/act.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';

export type NewLicence = Omit<LicenceRecord, 'id' | 'madeAt' | 'endedAt'>;

export const grantLicence = (
  deps: CaseDeps,
  licence: NewLicence,
  once?: Once,
): Promise<Outcome<LicenceRecord, string>> =>
  commitOnce<LicenceRecord, string>(deps, once, deps.clock.now(), async (tx) => {
    const stop = (await unknownScope(tx, licence)) ?? backwards(licence);
    if (stop) return stop;
    const record = { ...licence, id: newName(deps, 'lic'), madeAt: deps.clock.now() };
    await tx.saveLicence(record);
    await keep(deps, tx, record, 'licence-granted');
    return done(record);
  });

export const endLicence = (deps: CaseDeps, id: string, once?: Once): Promise<Outcome<LicenceRecord, string>> =>
  commitOnce<LicenceRecord, string>(deps, once, deps.clock.now(), async (tx) => {
    const licence = await tx.licence(id);
    if (!licence) return refused('not-found', 'There is no licence under this id.', 'List them with GET /v1/licences.');
    if (licence.endedAt !== undefined) return done(licence);
    const ended = { ...licence, endedAt: deps.clock.now() };
    await tx.saveLicence(ended);
    await keep(deps, tx, ended, 'licence-ended');
    return done(ended);
  });

/** Events of a licence are its own; uploads that show its works are decided anew by a job. */
async function keep(deps: CaseDeps, tx: Transaction, licence: LicenceRecord, type: string): Promise<void> {
  const at = deps.clock.now();
  const stream = `licence/${licence.id}`;
  const { length } = await tx.events(stream);
  await tx.append(stream, length, [{ type, version: 1, payload: licence as unknown as Json }], at);
  const { works } = licence;
  const subjects =
    'claimant' in works ? [{ claimant: works.claimant }] : works.references.map((reference) => ({ reference }));
  for (const subject of subjects) {
    const kind = 'claimant' in subject ? 're-evaluate-claimant' : 're-evaluate-reference';
    const id = `${stream}#${length}/${Object.values(subject)[0]}`;
    await tx.enqueue({ id, kind, payload: { ...subject, why: type }, dueAt: at });
    if (type !== 'licence-granted') continue;
    // What waits for it goes public on the day it begins, without anybody's asking; and is looked at again when it is over.
    for (const [why, dueAt] of turningPoints(licence))
      if (dueAt > at) await tx.enqueue({ id: `${id}/${why}`, kind, payload: { ...subject, why }, dueAt });
  }
}

/** Both days are included. */
const turningPoints = ({ from, to }: LicenceRecord): readonly (readonly [string, Instant])[] => [
  ...(from === undefined ? [] : [['licence-begins', instant(Date.parse(`${from}T00:00:00Z`))] as const]),
  ...(to === undefined ? [] : [['licence-over', endOf(to)] as const]),
];

async function unknownScope(tx: Transaction, { works, licensor }: NewLicence) {
  const holders = [
    ...('claimant' in works ? [works.claimant] : []),
    ...(licensor?.startsWith('claimant/') ? [licensor.slice(9)] : []),
  ];
  for (const claimant of holders)
    if (!(await tx.caseFile(`claimant/${claimant}`)))
      return refused(
        'unknown-claimant',
        `There is no claimant ${claimant}.`,
        'Register them first (POST /v1/claimants).',
      );
  if ('references' in works)
    for (const reference of works.references)
      if (!(await tx.reference(referenceId(reference))))
        return refused(
          'unknown-reference',
          `There is no reference ${reference}.`,
          'List them with GET /v1/references.',
        );
  return undefined;
}

const backwards = ({ from, to }: NewLicence) =>
  from !== undefined && to !== undefined && from > to
    ? refused(
        'ends-before-it-begins',
        `The licence ends on ${to}, before it begins on ${from}.`,
        'Swap the dates; both days are included.',
      )
    : undefined;
