import { type Parts, startRecorder } from './recorder.ts';
import type { Scope, StartOptions } from './scope.ts';

/** One recorder a page, whether it came by script tag, by import, or by both. */
const KEY = Symbol.for('sockscope');
type Page = typeof globalThis & { [KEY]?: Scope };

/** The running scope, or a new one. @throws SockscopeError `invalid-option` */
export function startOnce(options: StartOptions, parts: Parts): Scope {
  const page = globalThis as Page;
  if (page[KEY]) return page[KEY];
  const scope = startRecorder(options, parts);
  const stop = (): void => {
    delete page[KEY];
    scope.stop();
  };
  return (page[KEY] = { ...scope, stop });
}
