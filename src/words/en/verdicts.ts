import { hostOf } from '../origin.ts';
import type { RuleWords } from '../words.ts';
import { format, some } from './format.ts';

const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');

/** How each finding is put, in English. */
export const verdicts: RuleWords = {
  'server-unreachable': ({ endpoint, times: deaths }) => ({
    title: `No server answers at ${hostOf(endpoint)}: check that it runs and that the address is right.`,
    maybe: `No server may be running at ${hostOf(endpoint)}.`,
    because: `${some(deaths, 'request')} died without any answer. Refused, DNS, TLS and a content blocker look the same from a page.`,
    check: 'The checkup asks whether anything answers there at all.',
  }),
  'cors-refuses-credentials': ({ endpoint, times: deaths }) => ({
    title: `${hostOf(endpoint)} answers, but does not allow cookies from this page: name this page’s origin in its CORS settings.`,
    maybe: `${hostOf(endpoint)} may refuse requests with cookies (CORS).`,
    because: `${some(deaths, 'request')} with withCredentials got no answer that the page may read.`,
    check: 'The checkup asks once without and once with cookies.',
  }),
  'websocket-upgrade-refused': ({ endpoint, times: refused, polling }) => ({
    title: `Something in front of ${hostOf(endpoint)} refuses WebSocket: let the Upgrade header through.`,
    maybe: `WebSocket may be refused on the way to ${hostOf(endpoint)}, or requests may reach different server processes.`,
    because: `The server offers WebSocket, but each upgrade was closed before it opened${times(refused)}${polling ? ', while polling works' : ''}.`,
    check: 'The checkup opens a WebSocket that needs no session: if that opens, the processes are to blame.',
  }),
  'websocket-not-offered': ({ endpoint }) => ({
    title: `The server at ${hostOf(endpoint)} does not offer WebSocket: install its WebSocket support.`,
    maybe: `The server at ${hostOf(endpoint)} may not offer WebSocket.`,
    because: 'Its handshake lists no upgrades, so the client stays on long-polling and every message takes an HTTP request.',
    check: 'The checkup opens a WebSocket of its own.',
  }),
};
