import { hasBrokenCompression } from '../../device.ts';
import { isOffline } from '../../environment.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/** A compressed message breaks the WebSocket soon: with the first one that is worth compressing. */
const YOUNG_MS = 60_000;

/**
 * Safari 15.0 to 15.3 breaks WebSockets on which the server compresses messages (permessage-deflate):
 * they open, and die on one of the first. Recognised by the browser's version and by how they die; a
 * page cannot see whether compression was agreed on.
 */
export const safariCompression = defineRule({
  id: 'safari-compression',
  severity: 'error',
  settledBy: ['websocket'],
  *judge(timeline) {
    if (!hasBrokenCompression(timeline)) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const broken = connections.flatMap(({ id }) => timeline.within(id, 'websocket.closed').filter(({ opened, clean, code, by, ms, at }) =>
        opened && !clean && by !== 'page' && (code === 1006 || code === 1002) && ms <= YOUNG_MS && !isOffline(timeline, at)));
      if (broken.length < 2) continue;
      yield { outcome: 'unclear', evidence: broken.map(({ seq }) => seq), args: { endpoint, times: broken.length } };
    }
  },
});
