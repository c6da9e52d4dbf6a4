/**
 * Sheet 8, Art. 15(1)(e) DSA: what machines did, and how often they were right. Accuracy is what people found when they looked:
 * precision from contested and sampled blocks, recall from sampled publications. Without a sample a figure is not applicable.
 */
import { within, type CaseHistory, type Period, type PublicStep } from '../public-step.ts';
import { cellsWithContext, leading, LEADING, withContext, type Cell, type ServiceName, type Sheet } from '../sheet.ts';
import { measureOf } from './own-initiative.ts';

export interface MachineQuality {
  /** Blocks by machine that a person looked at, and those they found right. */
  readonly blocksSeen: number;
  readonly blocksRight: number;
  /** Publications by machine that a person looked at, and those they found right. */
  readonly publishedSeen: number;
  readonly publishedRight: number;
}

/** Audits by blind reviewers: leaf `audit`, `a` = `BLOCK-RIGHT`, `BLOCK-WRONG`, `PUBLISH-RIGHT`, `PUBLISH-WRONG`. */
export function machineQuality(steps: readonly PublicStep[], period: Period): MachineQuality {
  const count = (a: string) =>
    steps.filter((step) => step.k === 'audit' && step.a === a && within(period, step.at)).length;
  const [blocksRight, publishedRight] = [count('BLOCK-RIGHT'), count('PUBLISH-RIGHT')];
  return {
    blocksRight,
    blocksSeen: blocksRight + count('BLOCK-WRONG'),
    publishedRight,
    publishedSeen: publishedRight + count('PUBLISH-WRONG'),
  };
}

export function automatedMeansSheet(
  cases: readonly CaseHistory[],
  steps: readonly PublicStep[],
  period: Period,
  name: ServiceName,
): Sheet {
  const measures = steps.filter((step) => within(period, step.at) && measureOf(step) !== undefined);
  const automated = measures.filter(({ auto }) => auto === 'full').length;
  const quality = machineQuality(steps, period);
  const wrong = quality.publishedSeen - quality.publishedRight;
  const share = (part: number, of: number): Cell => (of === 0 ? undefined : Math.round((1000 * part) / of) / 1000);
  const notices = cases.filter(({ kind, steps: own }) => kind === 'notice' && within(period, own[0]!.at));
  const byTrusted = notices.filter(({ steps: own }) => own[0]!.src === 'trusted-flagger');
  const solely = (of: readonly CaseHistory[]) =>
    of.filter(({ steps: own }) => own.some(({ auto }) => auto === 'full')).length;
  const rows: (readonly [string, string, Cell])[] = [
    ['Own initiative', 'Number of measures taken solely by automated means', automated],
    ['Own initiative', 'Number of measures not taken solely by automated means', measures.length - automated],
    [
      'Own initiative',
      'Accuracy',
      share(quality.blocksRight + quality.publishedRight, quality.blocksSeen + quality.publishedSeen),
    ],
    ['Own initiative', 'Precision', share(quality.blocksRight, quality.blocksSeen)],
    [
      'Own initiative',
      'Recall',
      share(quality.blocksRight, quality.blocksSeen === 0 ? 0 : quality.blocksRight + wrong),
    ],
    ...(
      [
        ['NAM Total', notices],
        ['NAM Trusted Flagger', byTrusted],
      ] as const
    ).flatMap(([scope, own]): (readonly [string, string, Cell])[] => [
      [scope, 'Number of notices processed solely by automated means', solely(own)],
      [scope, 'Number of notices not processed solely by automated means', own.length - solely(own)],
      // No machine decides a notice here: there is nothing whose accuracy could be measured.
      [scope, 'Accuracy', undefined],
      [scope, 'Precision', undefined],
      [scope, 'Recall', undefined],
    ]),
  ];
  return {
    name: '8_automated_means',
    columns: [...LEADING, 'Scope', 'Indicator', ...withContext(['Value'])],
    rows: rows.map(([scope, indicator, value]) => [...leading(name), scope, indicator, ...cellsWithContext([value])]),
  };
}
