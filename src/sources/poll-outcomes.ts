import type { Emit } from '../events/events.ts';
import type { Connection, Connections } from './connections.ts';
import { since } from './natives.ts';
import { HEAD_BYTES, headOf } from './preview.ts';
import type { Traffic } from './traffic.ts';

/** A polling request under way. */
export interface Poll {
  readonly method: string;
  /** monotonic */
  startedAt: number;
  sent: number;
  credentials: boolean;
}

/** What becomes of polling requests, by XMLHttpRequest or fetch. */
export interface PollOutcomes {
  /** `body` is text, or bytes in protocol 3. */
  answered(connection: Connection, poll: Poll, status: number, body: string | Uint8Array): void;
  failed(connection: Connection, poll: Poll, because: 'network' | 'timeout' | 'aborted'): void;
}

/** States the outcome of a request, and reads what it carried. */
export const createPollOutcomes = (emit: Emit, connections: Connections, traffic: Traffic): PollOutcomes => ({
  answered(connection, { method, sent, startedAt }, status, body) {
    const ms = since(startedAt);
    if (status >= 200 && status < 300) {
      emit('poll.answered', { method, status, ms, sent, received: body.length }, connection.id);
      if (method !== 'GET' || traffic.payload(connection, false, body)) return;
      emit('engine.undecodable', { size: body.length, preview: headOf(String(body), HEAD_BYTES) }, connection.id);
    } else emit('poll.refused', { method, status, ms, preview: headOf(String(body), HEAD_BYTES) }, connection.id);
    connections.end(connection, 'polling', 'server');
  },
  failed(connection, { method, startedAt, credentials }, because) {
    emit('poll.failed', { method, ms: since(startedAt), because, credentials }, connection.id);
    connections.end(connection, 'polling', because === 'aborted' ? 'page' : 'network');
  },
});
