import type { ProbeAnswers } from './connection.ts';
import type { Timeline } from './timeline.ts';

/** Servers that can be told apart from a page. */
export type ServerStack = 'flask' | 'node';

/** ms after which Node's engine.io lets go of a WebSocket to a path that it does not serve. */
const NODE_LETS_GO = { from: 900, to: 1_900 } as const;

const named = { python: 'flask', node: 'node' } as const;

/** By what the checkup saw: each server has a way of its own to write its answers. */
function byAnswers(answers: ProbeAnswers): ServerStack | undefined {
  for (const probe of ['cors-plain', 'cors-credentials', 'script', 'cors-header', 'protocol-3'] as const) {
    const server = answers[probe]?.found?.['server'];
    if (server === 'python' || server === 'node') return named[server];
  }
  for (const probe of ['websocket-nowhere', 'websocket'] as const) {
    const { opened, after, code } = answers[probe]?.found ?? {};
    if (opened === false && code !== undefined && Number(after) >= NODE_LETS_GO.from && Number(after) <= NODE_LETS_GO.to) return 'node';
  }
  // gevent-websocket opens one at any path.
  return answers['websocket-nowhere']?.answer === 'yes' ? 'flask' : undefined;
}

/** By what the page's own requests were answered. */
function byTraffic(timeline: Timeline, endpoint: string): ServerStack | undefined {
  const sessions = timeline.connections.filter((connection) => connection.endpoint === endpoint);
  for (const { id } of sessions) {
    for (const { preview } of timeline.within(id, 'poll.refused')) {
      if (/^"(?:Invalid|Unsupported|The client|Not accept)/.test(preview)) return 'flask';
      if (/^\{"code":\d,"message":/.test(preview)) return 'node';
    }
  }
  const handshake = sessions[sessions.length - 1]?.handshake;
  // Node has told it since 2022, python-engineio only since 2024.
  return handshake && sessions[0]?.first.protocol === 4 && handshake.maxPayload === undefined ? 'flask' : undefined;
}

/** The stack of an endpoint's server as far as it can be guessed; only to choose which lines are shown first. */
export const stackOf = (timeline: Timeline, endpoint: string): ServerStack | undefined =>
  byAnswers(timeline.answers(endpoint)) ?? byTraffic(timeline, endpoint);
