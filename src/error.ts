import type { SockscopeErrorCode } from './scope.ts';

/** Misuse of Sockscope's own API: an Error with a code. The page itself never sees one. */
export type SockscopeError = Error & { readonly name: 'SockscopeError'; readonly code: SockscopeErrorCode };

/** Makes one to throw at the caller; its message is `sockscope: <code>: <detail>`. */
export const sockscopeError = (code: SockscopeErrorCode, detail = ''): SockscopeError =>
  Object.assign(new Error(`sockscope: ${code}: ${detail}`), { name: 'SockscopeError' as const, code });
