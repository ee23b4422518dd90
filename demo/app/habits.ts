import { io } from 'socket.io-client';
import type { DemoConfig } from '../config.ts';
import type { HabitName } from '../habits.ts';
import { answerTimeout } from './ask.ts';
import type { UserSocket } from './user-socket.ts';

/** What a habit works with. */
interface Life {
  socket: UserSocket;
  user: string;
  url: string;
  config: DemoConfig;
}

const everySecond = 1000;

/** A habit's code; `has-expired-token` is done where tokens are made. */
const habits: Record<Exclude<HabitName, 'has-expired-token'>, (life: Life) => void> = {
  joins: ({ socket, user }) => void socket.on('connect', () => join(socket, user)),
  talks: ({ socket }) => sendEvery(socket, everySecond, 1, false),
  'piles-listeners'({ socket, user }) {
    const subscribe = (): void => void socket.on('connect', () => join(socket, user));
    subscribe();
    socket.on('disconnect', subscribe);
  },
  'forgets-connections'({ url, config }) {
    setInterval(() => io(url, { ...config.clientOptions, forceNew: true }), everySecond);
  },
  'mounts-twice'({ url, config }) {
    const mount = (left: number): void => {
      if (left === 0) return;
      const first = io(url, { ...config.clientOptions, forceNew: true });
      first.once('connect', () => {
        first.disconnect();
        mount(left - 1);
      });
    };
    mount(20);
  },
  'always-sends': ({ socket }) => sendEvery(socket, everySecond / 5, 1, true),
  floods: ({ socket }) => sendEvery(socket, everySecond / 20, 25, false),
  'sends-two-megabytes'({ socket }) {
    socket.on('connect', () => setTimeout(() => say(socket, 'x'.repeat(2_000_000)), everySecond));
  },
  'gives-up': ({ socket }) => void socket.on('connect_error', () => socket.disconnect()),
  stalls({ socket }) {
    const stall = (): void => {
      const end = performance.now() + 5 * everySecond;
      while (performance.now() < end);
    };
    socket.once('connect', () => setTimeout(stall, 2 * everySecond));
  },
  'reads-news': ({ socket }) => void socket.io.socket('/news').connect(),
};

/** Lets the app do by itself what its server asks for. */
export function takeUpHabits(life: Life): void {
  for (const name of life.config.habits ?? []) if (name !== 'has-expired-token') habits[name](life);
}

function join(socket: UserSocket, user: string): void {
  socket.timeout(answerTimeout).emit('join_user_room', { user_id: user }, () => undefined);
}

function say(socket: UserSocket, text: string): void {
  socket.emit('chat', { text }, () => undefined);
}

function sendEvery(socket: UserSocket, ms: number, times: number, also: boolean): void {
  setInterval(() => {
    if (!also && !socket.connected) return;
    for (let count = 0; count < times; count += 1) say(socket, 'by itself');
  }, ms);
}
