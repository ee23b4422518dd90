import { io, type Socket } from 'socket.io-client';
import type { SockscopeGlobal } from '../../../src/classic.ts';

/** What the page plants, by channel. */
export interface LeakPlan {
  readonly auth: object;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly options: object;
  readonly emitted: readonly (readonly unknown[])[];
  /** Event and arguments. */
  readonly named: readonly (readonly [string, ...unknown[]])[];
  readonly names: readonly string[];
  readonly acked: readonly unknown[];
  readonly questions: number;
  readonly refusals: number;
  readonly frames: readonly string[];
  readonly closing: string;
  readonly thrown: readonly string[];
  readonly rejected: readonly string[];
  readonly console: readonly string[];
  readonly traffic: readonly string[];
  readonly blocked: string;
}

declare global {
  interface Window {
    Sockscope: SockscopeGlobal;
    plantAll: (plan: LeakPlan) => Promise<void>;
    flood: (values: readonly unknown[]) => Promise<void>;
    connection?: Socket;
  }
}

const event = (target: EventTarget, name: string): Promise<Event> => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
const heard = (socket: Socket, name: string): Promise<unknown> => new Promise((resolve) => void socket.once(name, resolve));

/** Sends frames as they are; the server sends each back. */
async function speakRaw(frames: readonly string[], closing: string): Promise<void> {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/echo?EIO=4&transport=websocket`);
  socket.binaryType = 'arraybuffer';
  socket.onmessage = () => undefined;
  await event(socket, 'open');
  for (const frame of frames) {
    const answer = event(socket, 'message');
    socket.send(frame);
    await answer;
  }
  socket.send(`close ${closing}`);
  await event(socket, 'close');
}

const request = async (path: string, body?: string): Promise<void> => {
  const xhr = new XMLHttpRequest();
  xhr.open(body ? 'POST' : 'GET', path);
  const end = event(xhr, 'loadend');
  xhr.send(body);
  await end;
};

window.plantAll = async (plan) => {
  const socket = (window.connection = io({
    auth: plan.auth as Record<string, unknown>, query: plan.query, extraHeaders: plan.headers, ...plan.options, forceNew: true,
  }));
  window.Sockscope.scope?.attach(socket);
  socket.on('ask', (index: number, answer: (value: unknown) => void) => answer(plan.acked[index]));
  await heard(socket, 'connect');
  for (const values of plan.emitted) socket.emit('planted', ...values);
  for (const [name, ...values] of plan.named) socket.emit(name, ...values);
  for (const name of plan.names) socket.emit(name);
  for (let index = 0; index < plan.questions; index += 1) await socket.emitWithAck('question', index);
  await socket.emitWithAck('tell');
  for (let index = 0; index < plan.refusals; index += 1) await heard(socket.io.socket(`/refused-${index}`, { auth: plan.auth as Record<string, unknown> }), 'connect_error');
  await speakRaw(plan.frames, plan.closing);
  for (const path of ['/refuse', '/garbage']) await request(`${path}?EIO=4&transport=polling`);
  for (const body of plan.traffic) {
    await request('/plain', body);
    await fetch('/plain', { method: 'POST', body });
  }
  for (const message of plan.thrown) {
    const reported = event(window, 'error');
    setTimeout(() => { throw new Error(message); });
    await reported;
  }
  for (const message of plan.rejected) {
    const reported = event(window, 'unhandledrejection');
    setTimeout(() => void Promise.reject(message.length % 2 ? message : new Error(message)));
    await reported;
  }
  for (const line of plan.console) {
    console.error(line);
    console.warn('of an error', new Error(line), { line });
  }
  const violation = event(document, 'securitypolicyviolation');
  await fetch(`http://127.0.0.1:1/?${plan.blocked}`).catch(() => undefined);
  await violation;
};

/** Sends each value as an event, and has each asked for and acknowledged. */
window.flood = async (values) => {
  const socket = window.connection!;
  for (const value of values) await socket.emitWithAck('flood', value);
  socket.off('ask').on('ask', (index: number, answer: (value: unknown) => void) => answer(values[index]));
  await socket.emitWithAck('ask me', values.length);
};
