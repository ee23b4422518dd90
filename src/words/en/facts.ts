import { deviceOf } from '../device.ts';
import { hostOf } from '../origin.ts';
import type { FactWords } from '../words.ts';
import { format, some } from './format.ts';
import { probes } from './probes.ts';

const { ms, bytes } = format;
const transports = { polling: 'long-polling', websocket: 'WebSocket', webtransport: 'WebTransport' } as const;
const who = { page: 'by this page', server: 'by the server', network: 'by the network' } as const;
const after = (duration: number | undefined): string => (duration === undefined ? '' : ` after ${ms(duration)}`);
const because = (reason: string | undefined): string => (reason ? `: ${reason}` : '');
const ack = (id: number | undefined): string => (id === undefined ? '' : `, wants ack ${id}`);
const files = (attachments: number): string => (attachments ? `, ${some(attachments, 'attachment')}` : '');
const named = (keys: readonly string[]): string => (keys.length ? ` with auth (${keys.join(', ')})` : '');

const parsed = (parser: string | undefined): string => (parser === undefined ? '' : parser === 'msgpack' ? ' (MessagePack parser: names cannot be read)' : ' (a parser of the app’s own: names cannot be read)');
const steps = (parts: Readonly<Record<string, number>>): string =>
  Object.entries(parts).filter(([, took]) => took > 0).map(([name, took]) => `${name} ${ms(took)}`).join(', ') || ms(0);

/** One sentence per fact, in English. */
export const facts: FactWords = {
  'session.started': ({ app, build, userAgent }) => `Recording began: ${app}${build ? ` ${build}` : ''} on ${deviceOf(userAgent)}`,
  'session.overflowed': ({ what, lost }) => what === 'pending'
    ? `Too much at once: ${some(lost, 'packet')} not recorded`
    : `${some(lost, { story: 'older fact', chatter: 'older packet' }[what])} left the memory`,
  'session.faulted': ({ where, message }) => `Sockscope switched off a failing part of itself (${where}): ${message}`,
  'session.stopped': () => 'Recording stopped',
  'storage.changed': ({ to, because: reason, lost = 0 }) => to === 'memory'
    ? `The log is only in memory, a reload loses it${because(reason)}`
    : reason === 'deleted' ? `The browser’s data was deleted: ${some(lost, 'event')} gone, the rest is kept again` : 'The log is kept on this device',

  'page.hidden': () => 'Page went to the background',
  'page.shown': () => 'Page came to the foreground',
  'page.left': ({ persisted }) => (persisted ? 'Page left, kept asleep by the browser' : 'Page left'),
  'page.returned': ({ persisted }) => (persisted ? 'Page woke up from the back/forward cache' : 'Page shown'),
  'page.frozen': () => 'Browser froze the page',
  'page.resumed': () => 'Browser resumed the page',
  'page.went-offline': () => 'Device went offline',
  'page.went-online': () => 'Device is online again',
  'page.network-changed': ({ kind }) => `Network changed to ${kind}`,
  'page.erred': ({ kind, message }) => `${kind === 'rejection' ? 'Unhandled rejection' : 'Uncaught error'}: ${message}`,
  'page.logged': ({ kind, message }) => `Console ${kind}: ${message}`,
  'page.stalled': ({ ms: took }) => `Page was busy for ${ms(took)}`,
  'page.blocked': ({ directive, url }) => `Content Security Policy (${directive}) blocked ${url}`,
  'clock.stalled': ({ gap, hidden }) => (hidden ? `Nothing ran for ${ms(gap)} in the background` : `Page stood still for ${ms(gap)}`),
  'clock.jumped': ({ ms: jump }) => `Device clock jumped ${jump < 0 ? 'back' : 'ahead'} ${ms(Math.abs(jump))}`,

  'engine.attempted': ({ endpoint, transport, late }) =>
    late ? `Found a connection to ${hostOf(endpoint)} that was already open` : `Connecting to ${hostOf(endpoint)} by ${transports[transport]}`,
  'engine.handshaken': ({ ms: took, transport, sid }) => `Connected by ${transports[transport]} in ${ms(took)}, session ${sid}…`,
  'engine.handshake-recovered': ({ ms: took }) => `Its handshake took ${ms(took)}, says the browser`,
  'engine.handshake-timed': ({ queued, dns, tcp, tls, waited, downloaded }) =>
    `Handshake: ${steps({ queued, DNS: dns, TCP: tcp, TLS: tls, 'waiting for the server': waited, download: downloaded })}`,
  'engine.failed': ({ transport, ms: took }) => `Attempt by ${transports[transport]} failed after ${ms(took)}`,
  'engine.probed': ({ to }) => `Testing ${transports[to]} with a probe`,
  'engine.probe-answered': ({ ms: took }) => `Probe answered in ${ms(took)}`,
  'engine.probe-unanswered': ({ ms: waited }) => `Probe has no answer for ${ms(waited)}; the client will wait for ever`,
  'engine.unanswered': ({ transport, ms: waited }) => `The handshake by ${transport} has no answer for ${ms(waited)}`,
  'engine.upgrade-stuck': ({ ms: waited }) => `The upgrade was agreed ${ms(waited)} ago and is not done: a poll is still pending`,
  'engine.muted': ({ ms: silent, handshaken }) => (handshaken ? `Nothing came from the server for ${ms(silent)}` : `WebSocket is open for ${ms(silent)}, and the server said nothing`),
  'engine.upgraded': ({ to, ms: took }) => `Upgraded to ${transports[to]} in ${ms(took)}`,
  'engine.upgrade-failed': ({ to, ms: took, because: reason }) =>
    `Upgrade to ${transports[to]} ${{ closed: 'was refused', blocked: 'was blocked by the browser' }[reason]}${after(took)}`,
  'engine.pinged': ({ gap, late }) => (late > 0 ? `Server ping, ${ms(late)} late` : `Server ping${gap > 0 ? `, ${ms(gap)} since the last one` : ''}`),
  'engine.ponged': ({ ms: took }) => `Server answered a ping in ${ms(took)}`,
  'engine.closed': ({ by, reason }) => `Connection ended ${who[by]}${because(reason)}`,
  'engine.undecodable': ({ size }) => `Got ${bytes(size)} that is no Engine.IO`,

  'poll.answered': ({ method, status, ms: took, sent, received }) =>
    `${method} ${status} in ${ms(took)}, ${method === 'POST' ? `${bytes(sent)} sent` : `${bytes(received)} received`}`,
  'poll.refused': ({ method, status, ms: took }) => `Server refused a ${method} with HTTP ${status} after ${ms(took)}`,
  'poll.failed': ({ method, ms: took, because: reason }) =>
    reason === 'network' ? `${method} got no readable answer (${ms(took)})` : `${method} ${reason === 'timeout' ? 'timed out' : 'was cancelled'} after ${ms(took)}`,
  'poll.noticed': ({ by, ms: took, received }) => `A poll${by ? { fetch: ' by fetch', script: ' by script tag (JSONP)' }[by] : ''} of ${ms(took)}${received ? `, ${bytes(received)} received` : ''}`,
  'websocket.opening': ({ upgrade }) => (upgrade ? 'Opening a WebSocket for the upgrade' : 'Opening a WebSocket'),
  'websocket.unanswered': ({ upgrade, ms: waited }) => `WebSocket has neither opened nor failed for ${ms(waited)}${upgrade ? '; the client will wait for ever' : ''}`,
  'websocket.opened': ({ ms: took }) => `WebSocket opened in ${ms(took)}`,
  'websocket.errored': ({ opened }) => (opened ? 'WebSocket failed' : 'WebSocket could not be opened'),
  'websocket.closed': ({ code, reason, opened, by, ms: age }) =>
    opened ? `WebSocket closed ${who[by]} with ${code} after ${ms(age)}${because(reason)}` : `WebSocket closed before it opened (${code}, ${ms(age)})`,
  'websocket.threw': () => 'The browser refused to make the WebSocket; the client waits for its own timeout',
  'websocket.blocked': () => 'The browser blocked the WebSocket; nothing was sent',

  'namespace.requested': ({ namespace, authKeys, recovering, expired }) => `Asked to join ${namespace}${named(authKeys)}${recovering ? ', offering its earlier session' : ''}${expired === undefined ? '' : `, with a token that expired ${ms(expired)} ago`}`,
  'namespace.connected': ({ namespace, ms: took, recovered, nameless }) =>
    nameless ? `Server let it into ${namespace} as Socket.IO 2 does, without a session id; this client takes that for a refusal`
      : `Joined ${namespace}${took === undefined ? '' : ` in ${ms(took)}`}${recovered === undefined ? '' : recovered ? ', session recovered' : ', a new session'}`,
  'namespace.unanswered': ({ namespace, ms: waited }) => `Server has not answered for ${ms(waited)} whether ${namespace} may be joined; the client will wait for ever`,
  'namespace.refused': ({ namespace, message }) => `Server refused ${namespace}${because(message)}`,
  'namespace.left': ({ namespace, by }) => `Left ${namespace}, ${who[by]}`,
  'event.sent': ({ name, id, attachments }) => `Sent “${name}”${ack(id)}${files(attachments)}`,
  'event.received': ({ name, id, attachments }) => `Received “${name}”${ack(id)}${files(attachments)}`,
  'event.flooded': ({ way, name, count, size }) => `${way === 'sent' ? 'Sent' : 'Received'} “${name}” ${some(count, 'more time')} in a flood, ${bytes(size)}`,
  'ack.sent': ({ id, ms: took }) => `Sent ack ${id}${after(took)}`,
  'ack.received': ({ id, ms: took }) => `Received ack ${id}${after(took)}`,
  'ack.unanswered': ({ id, ms: waited, by }) => `Ack ${id} is owed ${who[by]} for ${ms(waited)}`,
  'binary.sent': ({ size, parser }) => `Sent ${bytes(size)} of binary data${parsed(parser)}`,
  'binary.received': ({ size, parser }) => `Received ${bytes(size)} of binary data${parsed(parser)}`,
  'packet.sent': ({ kind, size }) => `Sent ${kind} packet, ${bytes(size)}`,
  'packet.received': ({ kind, size }) => `Received ${kind} packet, ${bytes(size)}`,

  'manager.attached': ({ label, authKeys }) => `Listening to the manager “${label}”${named(authKeys)}`,
  'manager.found': ({ namespaces, connected }) => `It was there before the recording: ${some(namespaces.length, 'namespace')}, ${connected.length} of them joined`,
  'manager.reconnect-attempted': ({ attempt }) => `Client tries to reconnect, attempt ${attempt}`,
  'manager.waiting': ({ events, acks }) => (events ? `${some(events, 'event')} wait in the client for a connection` : `No event waits in the client any more${acks ? `, ${some(acks, 'ack')} pending` : ''}`),
  'manager.reconnected': ({ attempts }) => `Client reconnected after ${some(attempts, 'attempt')}`,
  'manager.reconnect-gave-up': () => 'Client gave up reconnecting',
  'manager.erred': ({ message, description }) => `Client error: ${message}${description ? ` (${description})` : ''}`,
  'manager.closed': ({ reason, description }) => `Client closed: ${reason}${description ? ` (${description})` : ''}`,

  'checkup.started': ({ endpoint }) => `Checkup of ${hostOf(endpoint)} began`,
  'probe.answered': ({ probe, answer }) => probes[probe][answer],
  'checkup.finished': ({ ms: took, cancelled }) => (cancelled ? 'Checkup cancelled' : `Checkup finished in ${ms(took)}`),
  'mark.made': ({ words }) => (words ? `Mark: ${words}` : 'Marked: it happened here'),
};
