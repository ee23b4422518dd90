import { expect, test } from 'vitest';
import { namesOrigin } from './names-origin.ts';

test.each<[page: string, server: string, isFirefox: boolean, named: boolean]>([
  ['app.example.com', 'api.example.com', true, true],
  ['example.com', 'example.com', true, true],
  ['127.0.0.1', '127.0.0.1', true, true],
  ['127.0.0.1', '10.0.0.1', true, false],
  ['[::1]', '[::1]', true, true],
  ['localhost', 'localhost', true, true],
  ['app.example.com', 'api.example.org', true, false],
  ['app.vercel.app', 'api.up.railway.app', true, false],
  ['app.example.com', 'api.example.com', false, false],
])('a page of %s that asks %s (Firefox: %s): %s', (page, server, isFirefox, named) => {
  expect(namesOrigin(page, server, isFirefox)).toBe(named);
});
