/** Sheets 1, 2, 9, 10 and 11: who reports, the names of the rows, and what is said in words or asked of very large platforms only. */
import type { Instant } from '../../../common/index.ts';
import type { Period } from '../public-step.ts';
import { leading, LEADING, templateRows, type Cell, type ServiceName, type Sheet } from '../sheet.ts';

export interface Provider {
  readonly name: string;
  readonly service: string;
  readonly publishedAt: Instant;
  readonly previouslyPublishedAt?: Instant;
  /** Average monthly active recipients in the EU, when the operator measured them. */
  readonly activeRecipients?: number;
  readonly veryLarge: boolean;
}

const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
const DAY = 86_400_000;
export const lastDay = ({ to }: Period): string => new Date(to - DAY).toISOString().slice(0, 10);

export function identificationSheet(provider: Provider, period: Period): Sheet {
  const rows: [string, Cell][] = [
    ['Name of the service provider', provider.name],
    ['Name of the service', provider.service],
    ['Date of the publication of the report', day(provider.publishedAt)],
    [
      'Date of the publication of the latest previous report',
      provider.previouslyPublishedAt === undefined ? 'none' : day(provider.previouslyPublishedAt),
    ],
    ['Starting date of reporting period', day(period.from)],
    ['Ending date of reporting period', lastDay(period)],
  ];
  return { name: '1_report_identification', columns: ['Field', 'Value'], rows };
}

export const namesSheet = (): Sheet => ({
  name: '2_categories_names',
  columns: ['Code', 'Kind'],
  rows: templateRows(['NOT_SPECIFIED_NOTICE', 'NOT_SPECIFIED_ORDER'])
    .filter(({ category }) => category !== 'TOTAL')
    .map(({ label, keyword }) => [label, keyword === undefined ? 'category' : 'keyword']),
});

export const humanResourcesSheet = (provider: Provider, name: ServiceName): Sheet => ({
  name: '9_human_resources',
  columns: [...LEADING, 'Indicator', 'Value', 'Contextual information on Value'],
  rows: [
    [
      provider.veryLarge ? 'Yes' : 'No',
      ...leading(name).slice(1),
      'Human resources for content moderation',
      undefined,
      provider.veryLarge ? 'To be filled in by the provider' : 'Art. 42(2) DSA binds very large platforms only',
    ],
  ],
});

export const recipientsSheet = (provider: Provider, name: ServiceName): Sheet => ({
  name: '10_AMAR',
  columns: [...LEADING, 'Indicator', 'Value', 'Contextual information on Value'],
  rows: [
    [
      ...leading(name),
      'Average monthly active recipients of the service in the Union',
      provider.activeRecipients,
      provider.activeRecipients === undefined ? 'The operator has not entered a figure' : '',
    ],
  ],
});

export const qualitativeSheet = (name: ServiceName): Sheet => ({
  name: '11_qualitative',
  columns: [...LEADING, 'Subject', 'Description'],
  rows: (
    [
      [
        'Own-initiative content moderation',
        'Uploads are compared with reference files that claimants supplied under Art. 17 of Directive (EU) 2019/790. What follows from a match is decided by a published, versioned policy. Only what needs no independent assessment is blocked by machine; everything else is published, asked about, or put to a person with a time limit after which it is published.',
      ],
      [
        'Automated means',
        'Fingerprints of pictures, films, sound and text, each match confirmed on local evidence with its place in both files. Indicators of accuracy come from random samples judged by reviewers who do not see the decision.',
      ],
      [
        'Safeguards',
        'Statement of reasons with every restriction, complaint to a person who did not decide before within a week, an independent board whose rulings bind in both directions, reversal of everything a wrong decision led to, and a public log in which each decision has a leaf.',
      ],
      [
        'Counting',
        'Every figure is a count of leaves of the public log in the reporting period; whoever has the log can count again. Times are between the hours of two leaves. A block after a match with a reference counts as a measure at own initiative.',
      ],
    ] as const
  ).map(([subject, text]) => [...leading(name), subject, text]),
});
