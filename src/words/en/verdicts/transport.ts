import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format, some } from '../format.ts';

const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');
const direct = 'The checkup opens a WebSocket of its own.';
const beside = 'The checkup opens a WebSocket, and polls beside it.';
const asks = 'The checkup asks whether the server answers now.';
const silently = 'Equal times speak for a timer; no checkup is needed.';

/** How findings on transports are put, in English. */
export const transportVerdicts: RuleWordsOf<'transport'> = {
  'session-unknown': ({ endpoint, times: refused }) => ({
    title: `Requests to ${hostOf(endpoint)} reach different server processes: keep each client on one.`,
    maybe: `Requests to ${hostOf(endpoint)} may reach different server processes.`,
    because: refused > 0
      ? `${some(refused, 'fresh session')} refused as unknown right after the handshake. No stickiness, or its cookie got lost.`
      : 'Another process does not know the session. Either there is no stickiness, or its cookie got lost.',
    check: 'The checkup sends several requests of one session at once.',
  }),
  'websocket-holds-worker': ({ endpoint, times: stuck }) => ({
    title: `A WebSocket takes the only worker of ${hostOf(endpoint)}: use a worker that handles many.`,
    maybe: `A WebSocket may take the only worker of ${hostOf(endpoint)}, or the server just stood still.`,
    because: `The server answered the upgrade’s probe, and nothing after it${times(stuck)}.`,
    check: `${asks} If it does, it is not this.`,
  }),
  'single-slot-server': ({ endpoint, times: held }) => ({
    title: `${hostOf(endpoint)} handles one request at a time: give it threads or an async worker.`,
    maybe: `${hostOf(endpoint)} may handle only one request at a time.`,
    because: held > 0 ? `${some(held, 'POST')} waited until the pending poll ended.` : 'While a poll was pending, no POST was answered.',
    check: 'The checkup asks something while a poll is pending.',
  }),
  'upgrade-headers-stripped': ({ endpoint }) => ({
    title: `A proxy before ${hostOf(endpoint)} strips the Upgrade header, and packets get lost: pass it on.`,
    maybe: `A proxy before ${hostOf(endpoint)} may strip the Upgrade header.`,
    because: 'The upgrade failed only when a packet was due, and that packet never came: the server took the upgrade for a poll.',
    check: 'The checkup opens a WebSocket with a session and one without.',
  }),
  'websocket-mute': ({ endpoint }) => ({
    title: `WebSocket to ${hostOf(endpoint)} opens, but nothing comes through: something between keeps it.`,
    maybe: `Something before ${hostOf(endpoint)} may keep what WebSocket carries, or the server stands still.`,
    because: 'The WebSocket opened and nothing ever came. The client has no timer for that.',
    check: beside,
  }),
  'websocket-handshake-unanswered': ({ endpoint }) => ({
    title: `Something before ${hostOf(endpoint)} swallows WebSocket requests: let it pass them on.`,
    maybe: `WebSocket requests to ${hostOf(endpoint)} may be swallowed on the way, or the server hangs.`,
    because: 'A WebSocket neither opened nor failed for seconds. For an upgrade the client has no timer.',
    check: beside,
  }),
  'websocket-upgrade-refused': ({ endpoint, times: refused, polling }) => ({
    title: `Something in front of ${hostOf(endpoint)} refuses WebSocket: let the Upgrade header through.`,
    maybe: `WebSocket may be refused on the way to ${hostOf(endpoint)}, or requests reach different processes.`,
    because: `The server offers WebSocket, but it was closed before it opened${times(refused)}${polling ? ', while polling works' : ''}.`,
    check: 'The checkup opens one without a session: if it opens, the processes are to blame.',
  }),
  'upgrades-switched-off': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} has WebSocket, but upgrades are switched off: allow them.`,
    maybe: `Upgrades may be switched off at ${hostOf(endpoint)}.`,
    because: 'Its handshake lists no upgrades, yet a WebSocket opens.',
    check: direct,
  }),
  'websocket-not-offered': ({ endpoint, settled }) => ({
    title: settled
      ? `The server at ${hostOf(endpoint)} does not offer WebSocket: install its WebSocket support, or allow upgrades.`
      : `The server at ${hostOf(endpoint)} offers no WebSocket: support is missing or switched off.`,
    maybe: `The server at ${hostOf(endpoint)} may not offer WebSocket.`,
    because: 'Its handshake lists no upgrades, so the client stays on long-polling and every message takes an HTTP request.',
    check: direct,
  }),
  'transport-disabled': ({ endpoint }) => ({
    title: `The server at ${hostOf(endpoint)} does not allow polling: allow it, or use WebSocket alone.`,
    maybe: `The server at ${hostOf(endpoint)} may not allow polling.`,
    because: 'It refused the request with “Transport unknown”.',
    check: direct,
  }),
  'websocket-only-refused': ({ endpoint, times: dead }) => ({
    title: `The client tries WebSocket alone, and ${hostOf(endpoint)} has none: allow polling too.`,
    maybe: `The client tries WebSocket alone, and ${hostOf(endpoint)} may have none.`,
    because: `WebSocket was closed before it opened${times(dead)}; nothing was polled.`,
    check: beside,
  }),
  'no-fallback': ({ endpoint }) => ({
    title: `WebSocket to ${hostOf(endpoint)} fails, and the client never falls back: set tryAllTransports.`,
    maybe: `The client may count on a fallback to polling at ${hostOf(endpoint)} that never comes.`,
    because: 'The first of transports fails. Without tryAllTransports the client never tries the next one.',
    check: 'The checkup polls: would a fallback help?',
  }),
  'payload-too-large': ({ endpoint, size }) => ({
    title: `A message was larger than ${hostOf(endpoint)} takes: raise the limit or send less.`,
    maybe: `A message may have been larger than ${hostOf(endpoint)} takes.`,
    because: size > 0 ? `The connection broke right after ${format.bytes(size)} were sent.` : 'The server said so itself.',
    check: 'Send the same once more: if it breaks again, it is this.',
  }),
  'websocket-cut-when-idle': ({ endpoint, times: cuts, after, interval }) => ({
    title: `A proxy before ${hostOf(endpoint)} cuts WebSocket after ${format.ms(after)} idle: let it wait or ping earlier.`,
    maybe: `A proxy before ${hostOf(endpoint)} may cut idle WebSockets.`,
    because: `Cut${times(cuts)}, each ${format.ms(after)} after the last packet; the server pings every ${format.ms(interval)}.`,
    check: silently,
  }),
  'poll-cut-short': ({ endpoint, times: cuts, after, interval }) => ({
    title: `Polls to ${hostOf(endpoint)} are cut after ${format.ms(after)}: raise the timeout of proxy or worker.`,
    maybe: `A proxy or worker at ${hostOf(endpoint)} may cut polls short.`,
    because: `Cut${times(cuts)} after ${format.ms(after)}; the server pings every ${format.ms(interval)}. A proxy and gunicorn --timeout look the same.`,
    check: silently,
  }),
  'half-open-after-network-change': ({ endpoint }) => ({
    title: `After a change of network nothing came from ${hostOf(endpoint)}: connect anew at once.`,
    maybe: `The connection to ${hostOf(endpoint)} may hang on a network that the device has left.`,
    because: 'The network changed while it was open, and then it was silent until the client gave up.',
    check: asks,
  }),
  'heartbeat-lost': ({ endpoint, times: lost }) => ({
    title: `Pings from ${hostOf(endpoint)} stopped: its server stood still, or the network lost everything.`,
    maybe: `Nothing comes from ${hostOf(endpoint)}: its server may stand still, or the network is gone.`,
    because: `Nothing came for longer than the server allows${times(lost)} (ping timeout), while this page was awake.`,
    check: 'While it happens, the checkup asks the server and this page’s own.',
  }),
  'safari-compression': ({ endpoint, times: broken }) => ({
    title: `This Safari breaks compressed WebSockets: switch compression off at ${hostOf(endpoint)}.`,
    maybe: `This Safari (15.0 to 15.3) may break on compressed messages from ${hostOf(endpoint)}.`,
    because: `WebSockets opened and soon died${times(broken)}. That version breaks on permessage-deflate.`,
    check: 'Another device, or iOS 15.4, tells.',
  }),
  'private-relay': ({ endpoint }) => ({
    title: `iCloud Private Relay keeps WebSocket from ${hostOf(endpoint)}: use polling on these devices.`,
    maybe: `iCloud Private Relay may keep WebSocket from ${hostOf(endpoint)}.`,
    because: 'WebSocket never opens in this Safari 26, where Private Relay was seen to break it.',
    check: 'Switch the relay off for a moment, or try another browser.',
  }),
  'server-restarted': ({ endpoint, times: outages }) => ({
    title: `The server at ${hostOf(endpoint)} was restarted.`,
    maybe: `The server at ${hostOf(endpoint)} may have been restarted, or the network was gone.`,
    because: `The connection broke off, attempts failed, and then it came back${times(outages)}.`,
    check: 'Look at the server’s log for that time.',
  }),
  'heartbeat-late': ({ endpoint, times: pings, late }) => ({
    title: `Pings from ${hostOf(endpoint)} come late: its server is busy.`,
    maybe: `The server at ${hostOf(endpoint)} may be busy, or the network is slow.`,
    because: `${some(pings, 'ping')} came late, by up to ${format.ms(late)}, while this page was awake.`,
    check: 'The checkup measures how quickly the server answers.',
  }),
};
