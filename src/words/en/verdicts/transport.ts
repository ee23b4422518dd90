import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format } from '../format.ts';

const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');

/** How findings on transports are put, in English. */
export const transportVerdicts: RuleWordsOf<'transport'> = {
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
