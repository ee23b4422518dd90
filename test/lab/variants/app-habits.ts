import { setTimeout as wait } from 'node:timers/promises';
import { startFlask } from '../servers/flask.ts';
import { startNode } from '../servers/node.ts';
import { startTcpFront } from '../servers/tcp-front.ts';
import { unusedPort } from '../servers/unused-port.ts';
import { all, type Variant } from '../variant.ts';

/** What the app does to itself. */
export const appHabits: readonly Variant[] = [
  { id: 'handler-throws', code: '2', what: 'a handler of Flask throws, so its answer never comes', expected: ['ack-unanswered'], engines: all, habits: ['joins'], build: (stage) => startFlask(stage, { join: 'throw' }) },
  {
    id: 'handler-never-answers', code: '2', what: 'a handler on Node never calls its callback', expected: ['ack-unanswered'], habits: ['joins'],
    build: (stage) => startNode(stage, { setUp: (io) => void io.on('lab:mute-join' as 'connection', () => undefined) }),
  },
  { id: 'forgotten-connections', code: '-', what: 'a connection of its own every second, with forceNew', expected: ['duplicate-connections'], engines: all, habits: ['forgets-connections'], build: (stage) => startNode(stage) },
  {
    id: 'listeners-pile-up', code: '-', what: 'one more listener after each reconnect, so one more join', expected: ['handlers-pile-up'], also: ['server-restarted'], habits: ['piles-listeners'], engines: all,
    build: async (stage) => {
      const node = await startNode(stage);
      return {
        url: node.url,
        async during({ driver, connected }) {
          for (let time = 0; time < 3; time += 1) {
            await connected();
            await wait(700);
            for (const socket of node.io.of('/').sockets.values()) socket.conn.close(true);
            await driver.waitFor(`document.body.dataset.socket !== 'connected'`).catch(() => undefined);
          }
          await connected();
        },
      };
    },
  },
  {
    id: 'emits-pile-up', code: '-', what: 'the app sends on while there is no connection', expected: ['emits-pile-up', 'server-unreachable'], habits: ['always-sends'], page: { deep: true },
    build: async () => ({ url: `http://127.0.0.1:${await unusedPort()}` }),
  },
  {
    id: 'headers-on-websocket', code: '-', what: 'extraHeaders, which a browser cannot send on WebSocket', expected: ['headers-not-sent'], page: { deep: true },
    client: { transports: ['websocket'], extraHeaders: { authorization: 'Bearer none' } }, build: (stage) => startNode(stage),
  },
  {
    id: 'gives-up', code: '-', what: 'a connect_error handler that disconnects, and a server that is back a moment later', expected: ['client-gave-up'], also: ['server-unreachable', 'server-restarted'], habits: ['gives-up'], page: { deep: true },
    build: async (stage) => {
      const port = await unusedPort();
      return {
        url: `http://127.0.0.1:${port}`,
        async during() {
          await wait(1_500);
          await startNode(stage, { port });
        },
      };
    },
  },
  {
    id: 'attempts-used-up', code: '-', what: 'reconnectionAttempts: 2, and a server that is not there', expected: ['client-gave-up', 'server-unreachable'], page: { deep: true },
    client: { reconnectionAttempts: 2 }, build: async () => ({ url: `http://127.0.0.1:${await unusedPort()}` }),
  },
  {
    id: 'no-reconnection', code: '-', what: 'reconnection: false, and a connection that is cut once', expected: ['client-gave-up'], client: { reconnection: false }, page: { deep: true },
    build: async (stage) => {
      const node = await startNode(stage);
      const front = await startTcpFront(stage, { to: node.port });
      return {
        url: front.url,
        async during({ connected }) {
          await connected();
          await wait(1_000);
          for (const socket of node.io.of('/').sockets.values()) socket.conn.close(true);
        },
      };
    },
  },
];
