import { expect, test } from 'vitest';
import { type Line, session } from '../../test/fixtures/session.ts';
import { endpoint, healthy } from '../../test/fixtures/scenes.ts';
import { isBlockedByPolicy, isLoopback, isMixedContent, isOffline } from './environment.ts';
import { createTimeline } from './timeline.ts';

const of = (...lines: readonly Line[]) => createTimeline(session(...lines));
const offline = (at: number): Line => ['page.went-offline', {}, undefined, at];
const online = (at: number): Line => ['page.went-online', {}, undefined, at];

test.each<[string, readonly Line[], number, boolean]>([
  ['nothing was said', [], 1_000, false],
  ['it went offline before', [offline(500)], 1_000, true],
  ['it went offline long after', [offline(60_000)], 1_000, false],
  ['the browser noticed a few seconds late', [offline(4_500)], 1_000, true],
  ['it came back before', [offline(100), online(900)], 1_000, false],
  ['it came back after', [offline(100), online(1_500)], 1_000, true],
  ['it went twice', [offline(100), online(200), offline(300)], 1_000, true],
  ['a connection was made since, whatever the browser says', [offline(100), ...healthy('c1')], 1_000, false],
])('a device of which %s', (_, lines, at, expected) => {
  expect(isOffline(of(...lines), at)).toBe(expected);
});

test.each<[string, string, 'http' | 'ws', boolean]>([
  ['connect-src', 'https://api.test/socket.io/?EIO=4', 'http', true],
  ['connect-src', 'https://api.test', 'http', true],
  ['connect-src', 'wss://api.test/socket.io/', 'ws', true],
  ['connect-src', 'wss://api.test/socket.io/', 'http', false],
  ['connect-src', 'https://api.test/socket.io/', 'ws', false],
  ['connect-src', 'https://stats.test/collect', 'http', false],
  ['connect-src', 'https://api.test:8443/', 'http', false],
  ['default-src', 'https://api.test/socket.io/', 'http', true],
  ['connect-src', 'https://api.test/rest/', 'http', false],
  ['connect-src', 'inline', 'http', false],
  ['script-src-elem', 'https://api.test/socket.io/socket.io.js', 'http', false],
])('a policy that refused %s %s explains %s: %j', (directive, url, scheme, expected) => {
  expect(isBlockedByPolicy(of(['page.blocked', { directive, url }]), endpoint, scheme)).toBe(expected);
});

test.each([
  ['Mozilla/5.0 AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36', false],
  ['Mozilla/5.0 Gecko/20100101 Firefox/132.0', false],
  ['Mozilla/5.0 AppleWebKit/605.1.15 Version/17.4 Safari/604.1', true],
  ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 CriOS/130.0.0.0 Mobile Safari/604.1', true],
])('an address of the device itself is mixed content in %s: %j', (userAgent, expected) => {
  for (const host of ['localhost', '127.0.0.1:3000', '[::1]:3000']) {
    expect(isMixedContent(of(['session.started', { url: 'https://app.test/', userAgent }]), `http://${host}/socket.io/`), host).toBe(expected);
  }
});

test.each([
  ['http://localhost:3000/', true], ['https://127.0.0.1/', true], ['http://[::1]:80/', true], ['http://shop.localhost/', true],
  ['http://localhost.test/', false], ['http://0.0.0.0/', false], ['https://api.test/localhost', false], ['', false],
])('%s is of the device itself: %j', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each([
  ['https://app.test/', 'http://api.test/socket.io/', true],
  ['https://app.test/', 'https://api.test/socket.io/', false],
  ['http://app.test/', 'http://api.test/socket.io/', false],
])('a page %s and an endpoint %s are mixed content: %j', (url, address, expected) => {
  expect(isMixedContent(of(['session.started', { url }]), address)).toBe(expected);
});
