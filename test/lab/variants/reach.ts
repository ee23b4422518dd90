import { sync, startFlask } from '../servers/flask.ts';
import { startNode } from '../servers/node.ts';
import { startTcpFront } from '../servers/tcp-front.ts';
import { startTlsFront } from '../servers/tls.ts';
import { unusedPort } from '../servers/unused-port.ts';
import { deadWebSocket, unreadablePoll, unreadablePollWithoutCookies, waitingPoll, waitingWebSocket } from '../unasked.ts';
import { all, type Variant } from '../variant.ts';

const refused = async () => ({ url: `http://127.0.0.1:${await unusedPort()}` });

/** Nothing answers, or only to another scheme. */
export const reach: readonly Variant[] = [
  { id: 'refused', code: '13a', what: 'nothing listens on the port', unasked: unreadablePoll, expected: ['server-unreachable'], engines: all, build: refused },
  { id: 'refused-websocket-only', code: '13a', what: 'the same, and the client uses WebSocket only', unasked: deadWebSocket, expected: ['server-unreachable'], client: { transports: ['websocket'] }, build: refused },
  { id: 'refused-without-credentials', code: '13a', what: 'the same, without cookies', unasked: unreadablePollWithoutCookies, expected: ['server-unreachable'], client: { withCredentials: false }, build: refused },
  { id: 'reset', code: '13b', what: 'every connection is reset', unasked: unreadablePoll, expected: ['server-unreachable'], engines: all, build: (stage) => startTcpFront(stage, { resets: true }) },
  { id: 'no-such-name', code: '13c', what: 'the name of the host does not exist', unasked: unreadablePoll, expected: ['server-unreachable'], build: async () => ({ url: 'http://api.invalid' }) },
  { id: 'accepts-and-hangs', code: '14a', what: 'connections are accepted, and nothing is ever said', unasked: waitingPoll, expected: ['server-hangs'], engines: all, build: (stage) => startTcpFront(stage, {}) },
  {
    id: 'accepts-and-hangs-websocket-only', code: '14a', what: 'the same, and the client uses WebSocket only', unasked: waitingWebSocket, expected: ['server-hangs'],
    client: { transports: ['websocket'] }, build: (stage) => startTcpFront(stage, {}),
  },
  {
    id: 'starved', code: '4d', what: 'other clients hold all threads of gunicorn', unasked: waitingPoll, expected: ['server-hangs'],
    build: async (stage) => {
      const { url } = await startFlask(stage, { ...sync, worker: 'gthread', arguments: ['-w', '1', '--threads', '2'], socketio: { ping_interval: 120 } });
      const gone = new AbortController();
      await stage.use({ stop: () => gone.abort() });
      for (let count = 0; count < 2; count += 1) await holdPoll(url, gone.signal);
      return { url };
    },
  },
  {
    id: 'untrusted-certificate', code: '27a', what: 'https with a certificate that nobody vouches for', unasked: unreadablePoll, expected: ['server-unreachable'], page: { strictTls: true },
    build: async (stage) => startTlsFront(stage, (await startNode(stage)).port),
  },
  {
    id: 'https-to-http-port', code: '27b', what: 'an https address, and the port speaks http', unasked: unreadablePoll, expected: ['wrong-scheme'], engines: all,
    build: async (stage) => ({ url: (await startNode(stage)).url.replace('http', 'https') }),
  },
  {
    id: 'http-to-tls-port', code: '27c', what: 'an http address, and the port speaks TLS', unasked: unreadablePoll, expected: ['wrong-scheme'],
    build: async (stage) => ({ url: (await startTlsFront(stage, (await startNode(stage)).port)).url.replace('https', 'http') }),
  },
];

/** Opens a session and leaves its poll pending. */
async function holdPoll(url: string, signal: AbortSignal): Promise<void> {
  const address = `${url}/socket.io/?EIO=4&transport=polling`;
  const sid = /"sid":"([^"]+)/.exec(await (await fetch(address)).text())?.[1];
  fetch(`${address}&sid=${sid}`, { signal }).catch(() => undefined);
}
