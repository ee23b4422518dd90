import { expect, test } from 'vitest';
import { type Step, stamp, upgradeRefused } from '../../../test/fixtures/stories.ts';
import { createConnectionBook } from '../../diagnosis/connection.ts';
import { transportSteps } from './transport-steps.ts';

const after = (...steps: readonly Step[]): string => {
  const book = createConnectionBook();
  for (const event of stamp(steps)) book.add(event);
  return transportSteps(book.all[0]!).map(({ step, state }) => `${step} ${state}`).join(', ');
};
const until = (count: number): readonly Step[] => upgradeRefused.slice(0, count);

test.each<[string, readonly Step[], string]>([
  ['at the first request', until(3), 'polling now, probe next, websocket next'],
  ['after the handshake', until(5), 'polling done, probe next, websocket next'],
  ['while the WebSocket opens', until(8), 'polling done, probe now, websocket next'],
  ['when the upgrade is refused', until(10), 'polling done, probe failed, websocket next'],
  ['when it worked', [...until(8), [400, 'engine.upgraded', { to: 'websocket', ms: 90 }, 'c1']], 'polling done, probe done, websocket done'],
  ['when there was no handshake', [...until(3), [90, 'engine.failed', { transport: 'polling', ms: 50 }, 'c1']], 'polling failed, probe next, websocket next'],
])('%s', (_, steps, path) => {
  expect(after(...steps)).toBe(path);
});

test('a server without WebSocket leaves two steps out', () => {
  const steps = until(4);
  expect(after(...steps, [158, 'engine.handshaken', { sid: 'a', ms: 9, transport: 'polling', upgrades: [], pingInterval: 1, pingTimeout: 1 }, 'c1']))
    .toBe('polling done, probe skipped, websocket skipped');
});
