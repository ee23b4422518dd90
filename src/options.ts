import { sockscopeError } from './error.ts';
import type { StartOptions } from './scope.ts';

/** What each option may be, as `type:text`; `mask` is a list of texts. */
export const OPTIONS: Readonly<Record<string, RegExp>> = {
  app: /^string:./, build: /^string:./, nonce: /^string:./,
  language: /^string:(en|ko)$/,
  theme: /^string:(auto|light|dark)$/,
  position: /^string:(bottom|top)-(right|left)$/,
  capture: /^string:(shape|masked|full)$/,
  console: /^boolean:/, deep: /^boolean:/,
} satisfies { readonly [K in keyof Omit<StartOptions, 'mask'>]-?: RegExp };

/** @throws SockscopeError `invalid-option`, naming the first option that is not known */
export function checkOptions(options: StartOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const known = OPTIONS[name];
    const fits = name === 'mask' ? Array.isArray(value) && !value.some((entry) => typeof entry !== 'string') : known?.test?.(`${typeof value}:${String(value)}`);
    if (value !== undefined && !fits) throw sockscopeError('invalid-option', `${name}=${String(value)}; known: ${known ?? Object.keys(OPTIONS)}`);
  }
}
