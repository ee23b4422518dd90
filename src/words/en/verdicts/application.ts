import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format } from '../format.ts';

/** ` of /chat`, nothing for the namespace that everybody has. */
const of = (namespace: string, word = 'of'): string => (namespace === '/' ? '' : ` ${word} ${namespace}`);
const quoted = (message: string): string => (message ? `: “${message}”` : ', without a message');
const times = (amount: number): string => (amount > 1 ? ` ${format.count(amount)} times` : '');

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
};
