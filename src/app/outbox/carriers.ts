/** Everything that leaves through the outbox, and who carries it. What is not set up waits; nothing is dropped. */
import { boardCarrier } from '../board/carriers.ts';
import { mergedNoticeCarrier } from '../cases/answer-merged.ts';
import { rematchCarrier } from '../cases/rematch.ts';
import { ledgerCarrier } from '../money/money-jobs.ts';
import { reEvaluationCarrier } from '../money/re-evaluate.ts';
import { erasureCarrier } from '../people/erase.ts';
import { policyCarrier } from '../policy/publish-policy.ts';
import type { Service } from '../service.ts';
import { readWebhooks } from '../webhook-endpoints.ts';
import type { Carrier } from './deliver.ts';
import { euDatabaseCarrier, type AskEuDatabase } from './eu-database.ts';
import { letterCarrier, type SendMail } from './letters.ts';
import { platformCarrier } from './platform.ts';
import { webhookPoster, type PostBytes } from './webhooks.ts';

/** Built by the command line: the only ways out of the process. */
export interface WaysOut {
  readonly sendMail?: SendMail;
  readonly postBytes?: PostBytes;
  readonly askEuDatabase?: AskEuDatabase;
}

export function carriersFor(service: Service, { sendMail, postBytes, askEuDatabase }: WaysOut): readonly Carrier[] {
  const postWebhook =
    postBytes &&
    webhookPoster(
      () => readWebhooks(service.store),
      postBytes,
      () => service.clock.now(),
    );
  return [
    letterCarrier({ service, ...(sendMail && { sendMail }), ...(postWebhook && { postWebhook }) }),
    platformCarrier(service, postWebhook),
    euDatabaseCarrier(service, askEuDatabase),
    erasureCarrier(service),
    policyCarrier(service),
    ledgerCarrier(service),
    reEvaluationCarrier(service),
    mergedNoticeCarrier(service),
    rematchCarrier(service),
    boardCarrier(service),
  ];
}
