import type { HealthWords } from '../words.ts';
import { format, some } from './format.ts';

const transports: Readonly<Record<string, string>> = { polling: 'long-polling', websocket: 'WebSocket', webtransport: 'WebTransport' };
const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');

/** The one sentence at the top, in English. */
export const health: HealthWords = {
  none: () => 'No Socket.IO connection on this page yet.',
  connecting: ({ attempts }) => (attempts > 1 ? `Connecting again, attempt ${format.count(attempts)}.` : 'Connecting.'),
  failing: ({ attempts }) => (attempts > 1 ? `Not connected: the last ${some(attempts, 'attempt')} failed.` : 'Not connected: the attempt failed.'),
  'awaiting-namespace': ({ namespace }) => `Connected, but the server has not let this page into ${namespace} yet.`,
  'namespace-refused': ({ namespace, message }) => `The server refused ${namespace}${message ? `: ${message}` : '.'}`,
  polling: ({ upgrade, failures }) =>
    ({
      pending: 'Connected by long-polling; WebSocket has not taken over yet.',
      failed: `Connected, but only by long-polling: the WebSocket upgrade failed${times(failures)}.`,
      'not-offered': 'Connected, but only by long-polling: the server does not offer WebSocket.',
    })[upgrade],
  connected: ({ transport }) => `Connected by ${transports[transport] ?? transport}.`,
  closed: ({ by }) =>
    ({ page: 'This page closed the connection.', server: 'The server closed the connection.', network: 'The connection was lost.' })[by],
};
