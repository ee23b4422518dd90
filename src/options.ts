import { sockscopeError } from './error.ts';
import type { StartOptions } from './scope.ts';

/** What each option may be: the pattern of its `type:text`; `mask` is a list of texts. A pattern that nobody asks for is not compiled. */
export const OPTIONS: Readonly<Record<string, string>> = {
  app: 'string:[^]+', build: 'string:[^]+', nonce: 'string:[^]+',
  language: 'string:(en|ko)',
  theme: 'string:(auto|light|dark)',
  position: 'string:(bottom|top)-(right|left)',
  capture: 'string:(shape|masked|full)',
  console: 'boolean:(true|false)', deep: 'boolean:(true|false)',
} satisfies { readonly [K in keyof Omit<StartOptions, 'mask'>]-?: string };

/** @throws SockscopeError `invalid-option`, naming the first option that is not known */
export function checkOptions(options: StartOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const known = Object.entries(OPTIONS).find(([option]) => option === name)?.[1];
    const fits = name === 'mask' ? Array.isArray(value) && !value.some((entry) => typeof entry !== 'string') : known && new RegExp(`^${known}$`).test(`${typeof value}:${String(value)}`);
    if (value !== undefined && !fits) throw sockscopeError('invalid-option', `${name}=${String(value)}; known: ${known ?? Object.keys(OPTIONS)}`);
  }
}
