/** An upload's case as the people concerned see it, and what the platform says about its uploader. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import {
  isPublic,
  machines,
  nameOfUpload,
  stateOf,
  type CaseActor,
  type KnownUpload,
  type UploadState,
} from '../../casework/index.ts';
import type { Json } from '../../common/index.ts';
import { uploadId } from '../../common/index.ts';
import { commitOnce } from '../answer-once.ts';
import type { Once, Service } from '../service.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { flagRightOf } from './open-upload-case.ts';
import { stepIn } from './take-step.ts';
import { keepUploader, type Uploader } from './uploader.ts';

export interface UploadCaseView {
  readonly state: string;
  readonly public: boolean;
  readonly known: KnownUpload;
}

export async function uploadCase(deps: Pick<Service, 'store'>, id: string): Promise<UploadCaseView | undefined> {
  const events = await eventsOf(deps.store, { kind: 'upload', id });
  const state = stateOf(machines, `upload/${id}`, events) as UploadState;
  return state.kind === 'known' ? { state: nameOfUpload(state), public: isPublic(state), known: state } : undefined;
}

export interface UploadAnswer {
  readonly upload: string;
  readonly answer: 'flag' | 'licence' | 'withdraw';
  readonly flag?: string | undefined;
  readonly text?: string | undefined;
  readonly actor: CaseActor;
}

/** The account's right to flag is looked up in the same transaction. */
export const answerUpload = (
  deps: CaseDeps,
  { upload, answer, flag, text, actor }: UploadAnswer,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const address = { kind: 'upload', id: upload };
    const state = stateOf(machines, `upload/${upload}`, await eventsOf(tx, address)) as UploadState;
    const account = state.kind === 'known' ? state.account?.slice('account/'.length) : undefined;
    const flagRight = await flagRightOf(tx, account, deps.clock.now());
    return stepIn(deps, tx, {
      address,
      actor,
      text,
      command: (words) => {
        const command = { type: 'answer', answer, flagRight, ...(flag !== undefined && { flag }), ...words };
        return command;
      },
    });
  });

export const nameUploader = (
  deps: CaseDeps,
  upload: string,
  uploader: Uploader,
  actor: CaseActor,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const address = { kind: 'upload', id: upload };
    if ((await tx.events(`upload/${upload}`)).length === 0) return noSuchUpload();
    const named = await keepUploader(deps, tx, uploader);
    if (!named) {
      return refused(
        'nobody-named',
        'Neither an account nor an e-mail address was sent.',
        'Send `account`, or `email`.',
      );
    }
    return actIn(deps, tx, { address, command: { type: 'name-uploader', ...named } as never, actor });
  });

const noSuchUpload = () =>
  refused('not-found', 'There is no upload under this id.', 'Check the id; it is the `id` of the answer.');

export interface UploadStatement {
  readonly at: Instant;
  readonly text: string;
  readonly json: Json;
}

/** Every statement of reasons so far, oldest first: the answer's own, and those of later restrictions. */
export async function statementsOf(
  deps: Pick<Service, 'store'>,
  id: string,
): Promise<Outcome<readonly UploadStatement[], 'not-found'>> {
  const record = await deps.store.upload(uploadId(id));
  if (!record) return noSuchUpload();
  const texts = await deps.store.textsOf(`upload/${id}`);
  const later = texts
    .filter((text) => text.id.startsWith('sor_'))
    .map(({ text, writtenAt }) => ({ at: writtenAt, ...(JSON.parse(text) as { text: string; json: Json }) }));
  const first = record.statement ? [{ at: record.receivedAt, ...record.statement }] : [];
  return done([...first, ...later]);
}
