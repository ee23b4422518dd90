import { expect, test } from 'vitest';
import { checkOptions } from './options.ts';
import type { StartOptions } from './scope.ts';

test.each<[string, StartOptions]>([
  ['none', {}],
  ['all of them', {
    app: 'shop', build: '1f2e3d', language: 'ko', theme: 'dark', position: 'top-left', capture: 'shape', mask: ['nickname'], nonce: 'r4nd0m', console: true, deep: false,
  }],
  ['one that is left open', { app: undefined } as unknown as StartOptions],
  ['nothing more to mask', { mask: [] }],
])('accepts %s', (_, options) => {
  expect(() => checkOptions(options)).not.toThrow();
});

test.each<[string, object, string]>([
  ['an unknown option', { colour: 'red' }, 'colour=red; known: app,'],
  ['a typing error', { postion: 'top-left' }, 'postion=top-left'],
  ['a language that nobody wrote', { language: 'fr' }, 'language=fr; known: /^string:(en|ko)$/'],
  ['a word with more around it', { language: 'ko-KR' }, 'language=ko-KR'],
  ['an unknown theme', { theme: 'pink' }, 'theme=pink'],
  ['an unknown corner', { position: 'left-bottom' }, 'position=left-bottom'],
  ['an unknown capture', { capture: 'none' }, 'capture=none'],
  ['an empty name', { app: '' }, 'app='],
  ['a number for a text', { app: 5 }, 'app=5'],
  ['a text for a switch', { deep: 'true' }, 'deep=true'],
  ['a text that looks like a type', { deep: 'boolean:' }, 'deep=boolean:'],
  ['null', { theme: null }, 'theme=null'],
  ['one name for the list of them', { mask: 'nickname' }, 'mask=nickname'],
  ['a list of something else', { mask: ['a', /b/] }, 'mask='],
  ['a name of every object', { constructor: 'x' }, 'constructor=x'],
  ['another', { toString: 'x' }, 'toString=x'],
  ['the second of two', { app: 'shop', theme: 'x' }, 'theme=x'],
])('refuses %s, and says which', (_, options, detail) => {
  expect(() => checkOptions(options as StartOptions)).toThrow(
    expect.objectContaining({ name: 'SockscopeError', code: 'invalid-option', message: expect.stringContaining(`sockscope: invalid-option: ${detail}`) as string }),
  );
});
