import { BURST, GREETING_EVENT } from '../truth.ts';
import type { AppSocket } from './client-view.ts';
import type { GroundTruth } from './ground-truth.ts';

/** One socket of the app, which counts what it says and hears. */
export interface Speaker {
  readonly socket: AppSocket;
  readonly owner: string;
  /** Emits without acknowledgement. */
  say(name: string, ...args: unknown[]): void;
  /** Emits and counts the acknowledgement. */
  ask(name: string, ...args: unknown[]): void;
  /** Acknowledgements received, and still awaited. */
  answered(): number;
  pending(): number;
  /** Events of the burst received so far. */
  burst(): number;
}

const HEARD = ['early', 'tick', 'question', 'blob', GREETING_EVENT, 'large', 'thanks'];

/** Every buffer in what was sent or received, however deep. */
const buffersIn = (value: unknown): ArrayBuffer[] =>
  value instanceof ArrayBuffer ? [value] : Object(value) === value ? Object.values(value as object).flatMap(buffersIn) : [];

/** What an event's JSON measures, without the packet's own head; nothing where binary stands in it. */
const lengthOf = (name: string, args: readonly unknown[]): number | undefined =>
  buffersIn(args).length > 0 ? undefined : JSON.stringify([name, ...args]).length;

/** A speaker on a socket. Counts an event as sent when it leaves the client's buffer, which is when the socket is connected. */
export function createSpeaker(owner: string, namespace: string, socket: AppSocket, book: GroundTruth): Speaker {
  const buffered: (() => void)[] = [];
  let answers = 0;
  let asked = 0;
  let burst = 0;

  const count = (direction: 'sent' | 'received', name: string, args: readonly unknown[]): void => {
    book.note(direction, owner, namespace, name, lengthOf(name, args));
    for (const { byteLength } of buffersIn(args)) book.note(`binary ${direction}`, owner, namespace, name, byteLength);
  };
  const whenSent = (note: () => void): void => void (socket.connected ? note() : buffered.push(note));
  // Every version writes its buffer in the same turn in which it tells of the connection.
  socket.on('connect', () => buffered.splice(0).forEach((note) => note()));

  socket.on(BURST, () => void (burst += 1));
  for (const name of HEARD) {
    socket.on(name, (...args: unknown[]) => {
      const answer = args[args.length - 1];
      const data = typeof answer === 'function' ? args.slice(0, -1) : args;
      count('received', name, data);
      if (typeof answer !== 'function') return;
      (answer as (text: string) => void)('answer');
      book.note('answered', owner, namespace, name);
    });
  }

  return {
    socket,
    owner,
    answered: () => answers,
    pending: () => asked - answers,
    burst: () => burst,
    say(name, ...args) {
      whenSent(() => count('sent', name, args));
      socket.emit(name, ...args);
    },
    ask(name, ...args) {
      const at = performance.now();
      asked += 1;
      let askedBefore = !book.began();
      whenSent(() => {
        askedBefore = !book.began();
        count('sent', name, args);
      });
      socket.emit(name, ...args, (...results: unknown[]) => {
        answers += 1;
        book.note('acked', owner, namespace, name, performance.now() - at, askedBefore);
        for (const { byteLength } of buffersIn(results)) book.note('binary received', owner, namespace, name, byteLength);
      });
    },
  };
}
