/**
 * server: HTTP for a service. Routes turn bytes into domain types, call one use case, and show its answer.
 */
export { createServer, type Server, type ServerOptions } from './create-server.ts';
export { CannotListen, listen, type Listening, type ListenOptions } from './listen.ts';
export { can, PERMISSIONS, scopesFor, SCOPES, type Actor, type Permission, type Scope } from './permissions.ts';
export { clientTypes } from './client-types.ts';
