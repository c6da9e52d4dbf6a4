/**
 * Sheet 8, Art. 15(1)(e) DSA: what machines did, and how often they were right. Accuracy is what people found when they looked:
 * precision from contested and sampled blocks, recall from sampled publications. Without a sample a figure is not applicable.
 */
import type { PeriodCounts } from '../period-counts.ts';
import { cellsWithContext, leading, LEADING, withContext, type Cell, type ServiceName, type Sheet } from '../sheet.ts';

export interface MachineQuality {
  /** Blocks by machine that a person looked at, and those they found right. */
  readonly blocksSeen: number;
  readonly blocksRight: number;
  /** Publications by machine that a person looked at, and those they found right. */
  readonly publishedSeen: number;
  readonly publishedRight: number;
}

/** Audits by blind reviewers: leaf `audit`, `a` = `BLOCK-RIGHT`, `BLOCK-WRONG`, `PUBLISH-RIGHT`, `PUBLISH-WRONG`. */
export function machineQuality(counts: PeriodCounts): MachineQuality {
  const [blocksRight, publishedRight] = [counts.of('audit', 'BLOCK-RIGHT'), counts.of('audit', 'PUBLISH-RIGHT')];
  return {
    blocksRight,
    blocksSeen: blocksRight + counts.of('audit', 'BLOCK-WRONG'),
    publishedRight,
    publishedSeen: publishedRight + counts.of('audit', 'PUBLISH-WRONG'),
  };
}

export function automatedMeansSheet(counts: PeriodCounts, name: ServiceName): Sheet {
  const { measures, notices } = counts;
  const quality = machineQuality(counts);
  const wrong = quality.publishedSeen - quality.publishedRight;
  const share = (part: number, of: number): Cell => (of === 0 ? undefined : Math.round((1000 * part) / of) / 1000);
  const rows: (readonly [string, string, Cell])[] = [
    ['Own initiative', 'Number of measures taken solely by automated means', measures.automated],
    ['Own initiative', 'Number of measures not taken solely by automated means', measures.all - measures.automated],
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
        ['NAM Total', notices.all],
        ['NAM Trusted Flagger', notices.trusted],
      ] as const
    ).flatMap(([scope, own]): (readonly [string, string, Cell])[] => [
      [scope, 'Number of notices processed solely by automated means', own.machineOnly],
      [scope, 'Number of notices not processed solely by automated means', own.total - own.machineOnly],
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
