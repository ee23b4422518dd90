import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format, some } from '../format.ts';

/** ` of /chat`, nothing for the namespace that everybody has. */
const of = (namespace: string, word = 'of'): string => (namespace === '/' ? '' : ` ${word} ${namespace}`);
const quoted = (message: string): string => (message ? `: “${message}”` : ', without a message');
const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');

const gaveUp: Readonly<Record<string, string>> = {
  attempts: 'its reconnectionAttempts are used up',
  page: 'the page called disconnect() when it failed, which ends all attempts',
  settings: 'reconnection is false',
  unknown: 'no attempt follows',
};

/** How findings on app, page and device are put, in English. */
export const applicationVerdicts: RuleWordsOf<'application'> = {
  'connect-unanswered': ({ namespace, times: asked }) => ({
    title: `The server received CONNECT and never answered${of(namespace, 'for')}: look in its log for an error in the connect handler.`,
    maybe: `The server may have received CONNECT${of(namespace, 'for')} and never answered.`,
    because: `The connection works, but CONNECT${times(asked)} got neither yes nor no. The client has no timer for that and tells no event.`,
    check: 'A CONNECT of the checkup’s own shows whether anybody gets an answer.',
  }),
  'connect-slow': ({ endpoint, namespace, ms }) => ({
    title: `${hostOf(endpoint)} takes ${format.ms(ms)} to answer CONNECT${of(namespace, 'for')}: its connect handler does slow work.`,
    maybe: `The connect handler at ${hostOf(endpoint)} may be slow, or the server does one thing at a time.`,
    because: `CONNECT waited ${format.ms(ms)}; until then no event goes either way.`,
    check: 'The checkup sends a request while a poll is pending: if that is fast, the handler is slow.',
  }),
  'token-expired': ({ endpoint, namespace, expired, message }) => ({
    title: `The token sent to ${hostOf(endpoint)}${of(namespace, 'for')} expired ${format.ms(expired)} ago: get a new one before each CONNECT.`,
    maybe: `${hostOf(endpoint)} may not let the page in because its token expired ${format.ms(expired)} ago.`,
    because: message ? `The JWT in auth had expired, and the server refused it: “${message}”.` : 'The JWT in auth had expired by this device’s clock, and the server did not let it in.',
    check: 'Sign in anew: if it connects then, it was the token.',
  }),
  'namespace-refused': ({ endpoint, namespace, message, times: refused }) => ({
    title: `${hostOf(endpoint)} refused CONNECT${of(namespace, 'to')}${quoted(message)}.`,
    maybe: `${hostOf(endpoint)} may refuse CONNECT${of(namespace, 'to')}.`,
    because: `The server’s own code said no${times(refused)}. The client does not try again by itself.`,
    check: 'Nothing to ask: the server said so.',
  }),
  'namespace-unknown': ({ endpoint, namespace }) => ({
    title: `${hostOf(endpoint)} has no namespace ${namespace}: register it, or take it out of the client’s address.`,
    maybe: `${hostOf(endpoint)} may have no namespace ${namespace}.`,
    because: 'CONNECT was refused as servers refuse a namespace that they do not have; Flask’s refusal has no message in the client.',
    check: 'A CONNECT of the checkup’s own to / shows whether others are let in.',
  }),
  'disconnected-in-connect': ({ endpoint, namespace, times: out }) => ({
    title: `${hostOf(endpoint)} calls disconnect() inside its connect handler${of(namespace)}: refuse with an error instead.`,
    maybe: `${hostOf(endpoint)} may disconnect inside its connect handler${of(namespace)}.`,
    because: `DISCONNECT came${times(out)} before CONNECT was answered: the page hears “disconnect” without “connect” or a reason.`,
    check: 'Nothing to ask: the packets came in that order.',
  }),
  'disconnected-after-connect': ({ endpoint, namespace, ms, times: out }) => ({
    title: `${hostOf(endpoint)} disconnects clients${of(namespace)} right after letting them in: look for disconnect() in its connection handler.`,
    maybe: `${hostOf(endpoint)} may disconnect clients${of(namespace)} right after letting them in.`,
    because: `DISCONNECT came${times(out)}, ${format.ms(ms)} after CONNECT was answered. The client does not try again by itself.`,
    check: 'Nothing to ask: the packets came in that order.',
  }),
  'ack-unanswered': ({ namespace, name, times: asked }) => ({
    title: `The server never acknowledges “${name}”${of(namespace, 'in')}: look in its log for an error in that handler.`,
    maybe: `The server may not acknowledge “${name}”${of(namespace, 'in')}.`,
    because: `${some(asked, 'emit')} of it asked for an ack and got none, though the connection lives. No event tells of it.`,
    check: 'The checkup opens a WebSocket: if the server is there, only its log shows what the handler did.',
  }),
  'headers-not-sent': ({ headers }) => ({
    title: `The browser drops extraHeaders (${headers}): on WebSocket a page cannot send any. Use auth.`,
    maybe: `The browser may drop extraHeaders (${headers}).`,
    because: 'transports begins with websocket, and no browser lets a page add headers to a WebSocket.',
    check: 'Nothing to ask: the client’s options say so.',
  }),
  'client-gave-up': ({ endpoint, how, times: attempts }) => ({
    title: `The client gave up on ${hostOf(endpoint)}: ${gaveUp[how]}.`,
    maybe: `The client may have given up on ${hostOf(endpoint)}.`,
    because: `After ${some(attempts, 'attempt')} the connection is gone, and no other follows.`,
    check: 'Name the socket with attach(socket): then the client’s own reasons are recorded.',
  }),
  'duplicate-connections': ({ endpoint, times: open }) => ({
    title: `This page keeps ${some(open, 'connection')} to ${hostOf(endpoint)} open at once: make one and share it.`,
    maybe: `This page keeps ${some(open, 'connection')} to ${hostOf(endpoint)} open at once; maybe one is too many.`,
    because: 'They were open side by side for more than 5 s. Each costs a handshake and hears every broadcast again.',
    check: 'Search the page’s code for io( and forceNew: is each of them wanted?',
  }),
  'handlers-pile-up': ({ name, connects, times: sent }) => ({
    title: `After each connect the page emits “${name}” once more than before: it adds handlers and never takes them off.`,
    maybe: `The page may add a handler that emits “${name}” at each connect.`,
    because: `After connect number ${connects} it went out ${format.count(sent)} times at once.`,
    check: 'Search for socket.on( inside a connect handler or an effect without clean-up.',
  }),
  'emits-pile-up': ({ events }) => ({
    title: `Events pile up while disconnected (${format.count(events)}) and go out all at once later: use volatile or wait for connect.`,
    maybe: 'Events may pile up while disconnected and go out all at once later.',
    because: `${some(events, 'event')} waited or left in one burst. The server gets them late, as if they had just happened.`,
    check: 'Name the socket with attach(socket): then what waits is counted.',
  }),
  'parse-mismatch': ({ endpoint, custom }) => ({
    title: `Client and server at ${hostOf(endpoint)} use different parsers: give both the same parser option.`,
    maybe: `Client and server at ${hostOf(endpoint)} may use different parsers, or the server closes on CONNECT by itself.`,
    because: custom ? 'Packets in a format of their own are sent or arrive, and the other side does not read them.' : 'The server closes each connection on CONNECT, without a word.',
    check: 'A CONNECT of the checkup’s own in the usual format shows whether the server reads that.',
  }),
  'back-forward-cache': ({ endpoint, times: lost }) => ({
    title: `The connection to ${hostOf(endpoint)} was cut while the page lay in the back-forward cache: load state anew on return.`,
    maybe: `The connection to ${hostOf(endpoint)} may have been cut in the back-forward cache.`,
    because: `The page was left and shown again from memory; ${some(lost, 'connection')} ended by that. The client connects again by itself.`,
    check: 'Nothing to ask: the page’s own events say so.',
  }),
  'page-suspended': ({ ms, times: lost }) => ({
    title: `This device or tab slept for ${format.ms(ms)}, longer than the server waits: load state anew after reconnecting.`,
    maybe: `This page slept or was busy for ${format.ms(ms)}, longer than the server waits.`,
    because: `Nothing of the page ran, and then ${some(lost, 'connection')} ended. Neither server nor network is to blame.`,
    check: 'Keep the page open and visible: if it holds then, it was sleep.',
  }),
  'page-stalled': ({ ms, lost }) => ({
    title: `A script held this page for ${format.ms(ms)}, so ${lost ? 'the connection was given up' : 'pings were read late'}: split the work.`,
    maybe: `A script may have held this page for ${format.ms(ms)}; or it slept.`,
    because: 'What the server sent lay unread until the page’s thread was free. Neither server nor network was late.',
    check: 'Record the Performance panel of the browser’s tools and look for long tasks.',
  }),
};
