import { sockscopeError } from './error.ts';
import type { StartOptions } from './scope.ts';

/** The options that are texts, and what each may be. */
export const TEXT_OPTIONS: Readonly<Record<string, RegExp>> = {
  app: /./, build: /./, nonce: /./,
  language: /^(en|ko)$/,
  theme: /^(auto|light|dark)$/,
  position: /^(bottom|top)-(right|left)$/,
  capture: /^(shape|masked|full)$/,
} satisfies { readonly [K in keyof Omit<StartOptions, 'mask'>]-?: RegExp };

/** @throws SockscopeError `invalid-option`, naming the first option that is not known */
export function checkOptions(options: StartOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const known = TEXT_OPTIONS[name];
    const fits = name === 'mask' ? Array.isArray(value) && !value.some((entry) => typeof entry !== 'string') : typeof value === 'string' && known?.test?.(value);
    if (value !== undefined && !fits) throw sockscopeError('invalid-option', `${name}=${String(value)}; known: ${known ?? Object.keys(TEXT_OPTIONS)}`);
  }
}
