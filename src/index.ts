/** Entry "." of the package. */
import type { Scope, StartOptions } from './scope.ts';
import { startOnce } from './start-once.ts';

export type { SockscopeError } from './error.ts';
export type { EventOf, Facts, FactType, LogEvent, Stop } from './events/events.ts';
export type { Verdict } from './diagnosis/diagnose.ts';
export type { Scope, SessionRecord, SockscopeErrorCode, StartOptions } from './scope.ts';

/**
 * Starts recording this page and shows the bubble. Idempotent: while one runs, the same scope comes
 * back and the options are not looked at. Call it before socket.io-client is evaluated to see all.
 * @throws SockscopeError `invalid-option`
 */
export const start = (options: StartOptions = {}): Scope => startOnce(options, { panel: () => import('./panel.tsx'), late: () => import('./late.ts') });
