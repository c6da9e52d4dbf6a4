/**
 * sdk: the typed client of the HTTP API. Imports nothing of the house; its types are generated from the API's description.
 */
export { connect, isPending, RecourseUnavailable } from './client.ts';
export type {
  Answer,
  ClientOptions,
  FileToSend,
  PageOf,
  PageRequest,
  RecourseClient,
  RequestOptions,
  UploadOptions,
  WriteOptions,
} from './client.ts';
export type {
  Action,
  Decision,
  Declaration,
  Licence,
  LookupAnswer,
  Match,
  PendingUpload,
  Policy,
  PolicyDiff,
  Problem,
  Receipt,
  Reference,
  StatementOfReasons,
  Upload,
  UploadLine,
  Work,
  WorkChange,
} from './api.generated.ts';
