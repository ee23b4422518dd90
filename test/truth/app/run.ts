import { BURST, GREETING, GREETING_EVENT, LARGE, RECONNECTION_DELAY_MS, type RecordedFact, type RunResult, SECRET } from '../truth.ts';
import type { AppSocket, Io, RunOrder } from './client-view.ts';
import { collectFacts, scope } from './collect-facts.ts';
import { createGroundTruth, type GroundTruth } from './ground-truth.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { control, pause, until } from './until.ts';

const CREDENTIALS = { token: SECRET, user: 3 };
/** How long the last closes and Sockscope's own batches may take. */
const SETTLE_MS = 350;
const LAST_CLOSE_MS = 5_000;
const isOpen = (facts: readonly RecordedFact[]): boolean => {
  const connectionsWith = (...types: readonly string[]): Set<string | undefined> => new Set(facts.flatMap(({ type, connection }) => (types.includes(type) ? [connection] : [])));
  const ended = connectionsWith('engine.closed', 'engine.failed');
  const closed = connectionsWith('websocket.closed');
  return [...connectionsWith('engine.attempted')].some((connection) => !ended.has(connection)) || [...connectionsWith('websocket.opened')].some((connection) => !closed.has(connection));
};

/** The whole scripted run of one page: connects, talks, is cut off, comes back, leaves. */
export async function run(io: Io, order: RunOrder): Promise<RunResult> {
  const began = performance.now();
  const book = createGroundTruth();
  let collected = order.sockscope ? undefined : collectFacts();
  if (collected) book.sockscopeBegan();
  const app = connect(io, order, book);
  const attach = (): void => {
    for (const { socket, owner } of [app.main, app.twin, app.denied]) scope().attach(socket, owner);
  };
  if (order.attach && !order.sockscope) attach();
  await settle(app, order, book);
  if (order.sockscope) {
    app.main.ask('slow');
    await load(order.sockscope);
    collected = collectFacts();
    book.sockscopeBegan();
    if (order.attach) attach();
    await control('began');
  }
  await talk(app, order, book);
  await loseAndReturn(app, order, book);
  book.willEnd('main', ['page']);
  app.second.socket.disconnect();
  app.main.socket.disconnect();
  await until('all is closed', () => book.truth.sessions.every(({ reason }) => reason !== undefined));
  await pause(SETTLE_MS);
  // A WebSocket closes when its server has agreed, however slow the machine.
  for (let waited = 0; waited < LAST_CLOSE_MS && isOpen(collected!.recorded().facts); waited += SETTLE_MS) await pause(SETTLE_MS);
  return { truth: book.truth, recorded: collected!.recorded(), ms: performance.now() - began };
}

interface App {
  readonly main: Speaker;
  readonly second: Speaker;
  readonly twin: Speaker;
  readonly denied: Speaker;
}

/** Two connections at once, two namespaces on the first, a refused one, and a connection that the server denies. */
function connect(io: Io, { api, transports, old }: RunOrder, book: GroundTruth): App {
  const auth = old ? {} : { auth: CREDENTIALS };
  const query = { room: 'a', ...(old && CREDENTIALS) };
  const options = { transports, reconnectionDelay: RECONNECTION_DELAY_MS, reconnectionDelayMax: 2 * RECONNECTION_DELAY_MS, randomizationFactor: 0, timeout: 8_000, ...auth };
  const begin = performance.now();
  const speaker = (owner: string, namespace: string, socket: AppSocket): Speaker => {
    book.watchSocket(owner, namespace, socket, old, begin);
    return createSpeaker(owner, namespace, socket, book);
  };
  const open = (owner: string, more: object): Speaker => {
    const socket = io(api, { ...options, ...more });
    book.watchManager(owner, socket.io, old, begin);
    return speaker(owner, '/', socket);
  };
  const main = open('main', { query });
  const twin = open('twin', { query, forceNew: true });
  const denied = open('denied', { query: { deny: 1 }, forceNew: true, reconnection: false });
  const second = speaker('main', '/second', main.socket.io.socket('/second', { ...auth, query }));
  const refused = main.socket.io.socket('/refused', auth);
  book.watchSocket('main', '/refused', refused, old, begin);
  refused.on(old ? 'error' : 'connect_error', () => refused.disconnect());
  for (let index = 0; index < 5; index += 1) main.ask('echo', index);
  twin.ask('twin');
  return { main, second, twin, denied };
}

async function settle({ main, second, twin }: App, { upgrades }: RunOrder, book: GroundTruth): Promise<void> {
  const name = (speaker: Speaker): string => speaker.socket.io.engine?.transport.name ?? '';
  await until('both connected', () => [main, second, twin].every(({ socket }) => socket.connected));
  await until('the denial', () => failures(book, 'denied') > 0);
  if (upgrades) await until('the upgrade', () => name(main) === 'websocket' && name(twin) === 'websocket');
  await until('first answers', () => main.answered() === 5 && twin.answered() === 1);
}

const failures = (book: GroundTruth, of: string): number =>
  book.truth.entries.filter(({ kind, owner }) => kind === 'open failed' && owner === of).length;

function load(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: url, onload: () => resolve(), onerror: reject });
    script.dataset['activate'] = 'always';
    document.head.append(script);
  });
}

async function talk({ main, second, twin }: App, { burst }: RunOrder, book: GroundTruth): Promise<void> {
  const heard = (name: string, namespace = '/'): number =>
    book.truth.entries.filter((entry) => entry.kind === 'received' && entry.name === name && entry.namespace === namespace && entry.owner === 'main').length;
  await control('early');
  await until('early events', () => heard('early') === 5);
  for (let index = 0; index < 20; index += 1) main.ask('echo', index, 'x'.repeat(index * 30));
  for (let index = 0; index < 5; index += 1) second.ask('echo', index);
  for (let index = 0; index < 3; index += 1) twin.ask('twin', index);
  main.ask('slow');
  main.say('ticks please', 20);
  second.say('ticks please', 4);
  main.say('question please');
  await until('ticks and question', () => heard('tick') === 20 && heard('tick', '/second') === 4 && heard('question') === 1);
  main.ask('binary', new Uint8Array(1_000).fill(7).buffer);
  main.ask(GREETING_EVENT, GREETING);
  await until('blobs', () => heard('blob') === 1 && heard(GREETING_EVENT) === 1);
  main.ask('upload', 'u'.repeat(LARGE));
  main.say('large please');
  await until('the large frame', () => heard('large') === 1);
  main.say('burst please', burst);
  await until('the burst', () => main.burst() === burst);
  book.note('received', 'main', '/', BURST, burst);
  await until('every answer', () => [main, second, twin].every((speaker) => speaker.pending() === 0));
  await until('a heartbeat', () => book.truth.entries.some(({ kind, before }) => kind === 'heartbeat' && !before));
  book.willEnd('twin', ['page']);
  twin.socket.disconnect();
}

/** The server ends it and the app comes back by hand; the network ends it and the manager comes back, at the second attempt. */
async function loseAndReturn({ main, second }: App, { upgrades }: RunOrder, book: GroundTruth): Promise<void> {
  const both = [main, second];
  const back = async (): Promise<void> => {
    await until('both connected again', () => both.every(({ socket }) => socket.connected));
    if (upgrades) await until('the upgrade again', () => main.socket.io.engine.transport.name === 'websocket');
    for (let index = 0; index < 3; index += 1) main.ask('echo', index);
    await until('answers', () => main.pending() === 0);
  };
  // The server closes the connection, and so does a client that has no namespace left.
  book.willEnd('main', ['server', 'page']);
  main.say('leave');
  await until('the server disconnects', () => both.every(({ socket }) => !socket.connected));
  // On a slow machine its last post is still under way: a client told to connect meanwhile takes the late end for that of its new connection.
  await until('its connection is over', () => book.truth.sessions.every(({ owner, reason }) => owner !== 'main' || reason !== undefined));
  await pause(30);
  for (const { socket } of both) socket.connect();
  await back();
  // Long-polling may be told by the server: it notices the cut first, and some browsers ask again by themselves.
  book.willEnd('main', main.socket.io.engine.transport.name === 'polling' ? ['network', 'server'] : ['network']);
  await control('cut');
  await until('the network is gone', () => both.every(({ socket }) => !socket.connected));
  await until('a failed attempt', () => failures(book, 'main') > 0);
  await control('up');
  await back();
}
