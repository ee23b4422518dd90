import * as client from 'socket.io-client';
import type { SockscopeGlobal } from '../../../src/classic.ts';
import type { Scope } from '../../../src/scope.ts';

/** What came of one fault, or of several in one page. */
export interface Trial {
  readonly armed: readonly number[];
  /** Places that threw. */
  readonly threw: readonly number[];
  /** Places that were passed, whether armed or not. */
  readonly passed: readonly number[];
  /** What the app noticed: a different chat, an error, a function that was not put back. */
  readonly harm: readonly string[];
  /** What the log says of failures, or the console where there can be no log; each names the place that threw. */
  readonly said: readonly string[];
}

declare global {
  interface Window {
    Sockscope: SockscopeGlobal;
    /** `skipped`: how far the recorder's clock is ahead, ms. */
    fault: { armed: Set<number>; threw: Set<number>; passed: Set<number>; skipped: number };
    io?: unknown;
  }
}

/** How many pages there were before, and the places that throw in this one. */
const [place = 0, ...armed] = location.hash.slice(1).split(',').map(Number);

const { WebSocket: Socket, XMLHttpRequest: Request } = window;
const NATIVES: readonly [object, string, 'value' | 'set' | 'get'][] = [
  [Socket.prototype, 'send', 'value'], [Socket.prototype, 'close', 'value'], [Socket.prototype, 'onmessage', 'set'],
  [console, 'error', 'value'], [console, 'warn', 'value'],
  [Socket.prototype, 'onmessage', 'get'], [Socket.prototype, 'binaryType', 'set'], [Request.prototype, 'open', 'value'], [Request.prototype, 'send', 'value'],
];
const natives = (): unknown[] => NATIVES.map(([owner, name, part]) => Object.getOwnPropertyDescriptor(owner, name)?.[part] as unknown);
const logged: string[] = [];
for (const name of ['error', 'warn'] as const) console[name] = (...parts: unknown[]) => void logged.push(parts.join(' '));
const original = natives();

const happened = (target: EventTarget, ...types: string[]): Promise<Event> =>
  new Promise((resolve) => types.forEach((type) => target.addEventListener(type, resolve, { once: true })));

/** What the app sees of its own traffic: engine.io's, and requests that fail. */
async function live(scope: Scope | undefined, seen: unknown[]): Promise<void> {
  const socket = client.io({ forceNew: true, reconnection: false, autoConnect: false, auth: { token: 'x' }, extraHeaders: { a: 'b' }, query: { room: '7' } });
  socket.on('message', (text: string) => void seen.push(text));
  const detach = scope?.attach(socket);
  socket.connect();
  await new Promise((resolve) => void socket.on('connect', () => resolve(0)));
  const { engine } = socket.io;
  if (engine.transport.name === 'polling') await new Promise((resolve) => void engine.once('upgrade', () => resolve(0)));
  seen.push(await socket.emitWithAck('chat', 'text'), ((await socket.emitWithAck('bytes', new Uint8Array([1]))) as ArrayBuffer).byteLength);
  socket.emit('planted', { password: 'x', mail: 'a@harm.test', card: '4012888888881881', text: `Bearer ${'aB3'.repeat(99)} token=x` });
  const closed = socket.io.socket('/closed').connect();
  seen.push(((await new Promise((resolve) => void closed.on('connect_error', resolve))) as Error).message);
  const manager = socket.io as unknown as { emitReserved(...args: unknown[]): void };
  for (const told of [['reconnect_attempt', 1], ['reconnect', 1], ['reconnect_failed'], ['error', Object.assign(new Error('staged'), { description: 400 })]]) manager.emitReserved(...told);
  const gone = new Promise((resolve) => void socket.on('disconnect', resolve));
  socket.disconnect();
  seen.push(await gone);
  detach?.();
  for (const transport of ['polling', 'websocket']) {
    const other = client.io({ forceNew: true, reconnection: false, transports: [transport] });
    seen.push(((await other.emitWithAck('bytes', new Uint8Array([1, 2]))) as ArrayBuffer).byteLength);
    other.disconnect();
  }
  await oldProtocol(seen);
  for (const path of ['/refuse?EIO=4&transport=polling', '/garbage?EIO=4&transport=polling', 'http://127.0.0.1:1/?EIO=4&transport=polling']) {
    const xhr = new Request();
    xhr.open('GET', path);
    xhr.send();
    await happened(xhr, 'loadend');
    seen.push([xhr.status, xhr.responseText]);
  }
  // A host of its own: Firefox makes a host wait that refused a WebSocket.
  const refused = new Socket(`ws://127.0.${1 + Math.floor(place / 250) % 250}.${(place % 250) + 1}:1/?EIO=4&transport=websocket`);
  refused.binaryType = 'arraybuffer';
  await happened(refused, 'error');
  await fetch('/garbage?EIO=4&transport=polling');
}

/** Bodies as Engine.IO 3 sends them, and an upgrade that fails. */
async function oldProtocol(seen: unknown[]): Promise<void> {
  for (const body of ['2:40', new Blob([new Uint8Array([0, 2, 255, 52, 48])])]) {
    const xhr = new Request();
    xhr.open('POST', '/garbage?EIO=3&transport=polling');
    xhr.responseType = 'arraybuffer';
    xhr.send(body);
    await happened(xhr, 'loadend');
    seen.push([xhr.status, (xhr.response as ArrayBuffer).byteLength]);
  }
  const upgrade = new Socket(`${location.origin.replace('http', 'ws')}/echo?EIO=4&transport=websocket&sid=nobody`);
  upgrade.binaryType = 'arraybuffer';
  await happened(upgrade, 'open');
  upgrade.send('close now');
  await happened(upgrade, 'close');
}

/** One that is alive when the recording ends, and without a handler that could be wrapped. */
async function openAndListen(): Promise<WebSocket> {
  const socket = new Socket(`${location.origin.replace('http', 'ws')}/echo?EIO=4&transport=websocket`);
  socket.binaryType = 'arraybuffer';
  await happened(socket, 'open');
  await sayAgain(socket, 'x'.repeat(9_999));
  for (const odd of [null, new Uint8Array([1])]) await sayAgain(socket, odd as unknown as string);
  return socket;
}

async function sayAgain(socket: WebSocket, data: string): Promise<unknown> {
  const answer = happened(socket, 'message');
  socket.send(data);
  return ((await answer) as MessageEvent).data;
}

/** Questions that nobody answers, each on a connection of its own; returns what ends them. */
async function askInVain(late: client.Socket): Promise<() => void> {
  const mute = client.io({ forceNew: true, reconnection: false, transports: ['websocket'] });
  await new Promise((resolve) => void mute.on('connect', () => resolve(0)));
  for (const socket of [late, mute]) socket.emit('nobody answers', () => undefined);
  const at = (path: string): WebSocket => {
    const socket = new Socket(`${location.origin.replace('http', 'ws')}${path}`);
    socket.binaryType = 'arraybuffer';
    return socket;
  };
  const opening = at('/silence?EIO=4&transport=websocket');
  const probing = at('/echo?EIO=4&transport=websocket&sid=probing');
  const stuck = at('/echo?EIO=4&transport=websocket&sid=stuck');
  const said = at('/echo?EIO=4&transport=websocket');
  await Promise.all([probing, stuck, said].map((socket) => happened(socket, 'open')));
  probing.send('2probe');
  stuck.send('2probe');
  await sayAgain(stuck, '3probe');
  const poll = new Request();
  poll.open('GET', '/silence?EIO=4&transport=polling');
  poll.send();
  return () => {
    mute.disconnect();
    poll.abort();
    for (const socket of [opening, probing, stuck, said]) socket.close();
  };
}

/** A page's ordinary life, in a moment. */
function pageLife(): void {
  const { io } = window;
  window.io = client.io;
  document.head.append(Object.assign(document.createElement('script'), { src: 'data:text/javascript,' }));
  document.querySelector('script')?.dispatchEvent(new Event('load'));
  window.io = io;
  window.dispatchEvent(new ErrorEvent('error', { message: 'staged' }));
  window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: 'staged' }));
  document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { violatedDirective: 'x', effectiveDirective: 'x', disposition: 'enforce' } as SecurityPolicyViolationEventInit));
  for (const type of ['visibilitychange', 'freeze', 'resume']) document.dispatchEvent(new Event(type));
  for (const type of ['pagehide', 'pageshow']) window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  console.error('staged');
  console.warn('staged', new Error('staged'));
  for (const type of ['offline', 'online']) window.dispatchEvent(new Event(type));
  window.fault.skipped += 60_000;
  (navigator as { connection?: EventTarget }).connection?.dispatchEvent(new Event('change'));
}

/** What an app sees without a fault. */
const REFERENCE = ['text', 4, 1, 'not today', 'io client disconnect', 2, 2, [200, 6], [200, 6], [400, '{}'], [200, '<html>'], [0, ''], 4];

/** An app that takes longer hangs. */
const LIVE_MS = 12_000;
const inTime = <T>(promise: Promise<T>, seen: unknown): Promise<T> =>
  Promise.race([promise, new Promise<T>((_, reject) => setTimeout(() => reject(new Error(`it hangs after ${JSON.stringify(seen)}`)), LIVE_MS))]);

/** How long the log may be silent before it counts as such. */
const SILENT_MS = 400;
/** So long the recorder's own second may take, with the page's clock. */
const TICK_MS = 40;

async function trial(): Promise<Trial> {
  const harm: string[] = [];
  const said: string[] = [];
  const trouble = (event: Event): void => {
    const { message, reason } = event as ErrorEvent & PromiseRejectionEvent;
    if (message !== 'staged' && reason !== 'staged') harm.push(`the page saw: ${message ?? String(reason)}`);
  };
  for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, trouble);
  const late = client.io({ forceNew: true, transports: ['websocket'] });
  await new Promise((resolve) => void late.on('connect', () => resolve(0)));
  window.fault.passed.clear();
  armed.forEach((site) => window.fault.armed.add(site));
  let scope: Scope | undefined;
  let open: WebSocket | undefined;
  let hushUp = (): void => undefined;
  try {
    scope = window.Sockscope.start();
    scope.on('session.faulted', ({ where, message }) => void said.push(`${where}: ${message}`));
    scope.on('storage.changed', ({ because }) => void said.push(`store: ${because}`));
    // Before the keeper has come, a page that is left leaves a draft.
    document.dispatchEvent(new Event('visibilitychange'));
  } catch (error) {
    // Its caller is Sockscope's own script tag, or a developer: not the page.
    said.push(`start: ${String(error)}`);
  }
  // Half of the app's life is then with all sources; it settles either way, since this panel can nothing.
  if (scope) await inTime(scope.sessions(), 'the keeper').catch(() => undefined);
  try {
    const seen: unknown[] = [];
    await inTime(live(scope, seen), seen);
    seen.push(await inTime(late.emitWithAck('chat', 'late'), seen));
    if (JSON.stringify(seen) !== JSON.stringify(REFERENCE)) harm.push(`the app saw: ${JSON.stringify(seen)}`);
    open = await inTime(openAndListen(), 'all of it');
    hushUp = await inTime(askInVain(late), 'questions');
    pageLife();
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    await new Promise((resolve) => {
      scope?.on('mark.made', () => resolve(0));
      scope?.mark('end');
      setTimeout(resolve, scope ? SILENT_MS : 0);
    });
  } catch (error) {
    harm.push(`the app failed: ${String(error)}`);
  }
  try {
    scope?.stop();
  } catch (error) {
    harm.push(`stop() threw: ${String(error)}`);
  }
  hushUp();
  late.disconnect();
  if (open && (await inTime(sayAgain(open, 'after'), 'stop()').catch(String)) !== 'after') harm.push('the socket is silent after stop()');
  open?.close();
  const ours = logged.filter((line) => !line.startsWith('staged'));
  said.push(...ours);
  if (ours.length > 1) harm.push(`the console says: ${ours.join('; ')}`);
  natives().forEach((native, index) => {
    if (native !== original[index]) harm.push(`not put back: ${NATIVES[index]![1]}`);
  });
  const { threw, passed } = window.fault;
  return { armed, threw: [...threw], passed: [...passed], harm: [...new Set(harm)], said: [...new Set(said)] };
}

void trial().then((result) => parent.postMessage(JSON.stringify(result), '*'));
