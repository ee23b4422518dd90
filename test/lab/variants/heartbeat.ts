import { setTimeout as wait } from 'node:timers/promises';
import { processesOf } from '../../durability/processes.ts';
import { startFlask } from '../servers/flask.ts';
import { startNode } from '../servers/node.ts';
import { startTcpFront } from '../servers/tcp-front.ts';
import { all, type Variant } from '../variant.ts';

const quick = { pingInterval: 1_500, pingTimeout: 1_500 };
const quickFlask = { socketio: { ping_interval: 1.5, ping_timeout: 1.5 } };

/** Only an engine with the Long Tasks API says whether the page's own code was busy; WebKit has none. */
const standstill = [['page-stalled', 'page-suspended']] as const;

/** It worked, and then it was silent. */
export const heartbeat: readonly Variant[] = [
  {
    id: 'server-freezes', code: '19', what: 'the server stops running for good', expected: ['heartbeat-lost'], also: ['server-hangs'], engines: all,
    build: async (stage) => {
      const flask = await startFlask(stage, quickFlask);
      return {
        ...flask,
        async during({ connected }) {
          await connected();
          await wait(2_000);
          flask.signal('SIGSTOP');
        },
      };
    },
  },
  {
    id: 'server-freezes-and-wakes', code: '19', what: 'the server stops running for 5 s and goes on', expected: ['heartbeat-lost'], also: ['server-hangs'],
    build: async (stage) => {
      const flask = await startFlask(stage, quickFlask);
      return {
        ...flask,
        async during({ connected }) {
          await connected();
          await wait(1_500);
          flask.signal('SIGSTOP');
          await wait(5_000);
          flask.signal('SIGCONT');
        },
      };
    },
  },
  {
    id: 'server-busy', code: '19', what: 'the server stands still for 3.5 s, again and again, and never for too long', expected: ['heartbeat-late'],
    // A network that is slow for a while looks the same.
    sets: [['heartbeat-late']],
    build: async (stage) => {
      const flask = await startFlask(stage, { socketio: { ping_interval: 1, ping_timeout: 20 } });
      return {
        ...flask,
        async during({ connected }) {
          await connected();
          await wait(1_200);
          for (let time = 0; time < 3; time += 1) {
            flask.signal('SIGSTOP');
            await wait(3_500);
            flask.signal('SIGCONT');
            await wait(1_300);
          }
        },
      };
    },
  },
  {
    id: 'network-falls-silent', code: '21e', what: 'no byte gets through any more, and nobody is told', expected: ['heartbeat-lost'], also: ['server-hangs'],
    build: async (stage) => {
      const front = await startTcpFront(stage, { to: (await startNode(stage, { options: quick })).port });
      return {
        ...front,
        async during({ connected }) {
          await connected();
          await wait(2_000);
          front.silence();
        },
      };
    },
  },
  {
    id: 'suspended', code: '20', what: 'the page is suspended for six seconds', expected: ['page-suspended'], also: ['server-restarted'], sets: standstill,
    build: async (stage) => ({
      ...await startNode(stage, { options: quick }),
      async during({ driver, profile, connected }) {
        await connected();
        await wait(1_000);
        const ids = processesOf(driver.engine, profile).content;
        for (const id of ids) process.kill(id, 'SIGSTOP');
        await wait(6_000);
        for (const id of ids) process.kill(id, 'SIGCONT');
      },
    }),
  },
  {
    id: 'page-busy', code: '-', what: "the page's own code keeps it busy for longer than a heartbeat may take", expected: ['page-stalled'], sets: standstill, habits: ['stalls'],
    build: (stage) => startNode(stage, { options: quick }),
  },
  {
    id: 'flapping', code: '22', what: 'the server is killed and started again, again and again', expected: ['server-restarted'], also: ['server-unreachable'],
    // The network between looks the same.
    sets: [['server-restarted'], ['server-restarted', 'server-unreachable']],
    build: async (stage) => {
      let server = await startNode(stage);
      const { port, url } = server;
      return {
        url,
        async during({ connected }) {
          for (let time = 0; time < 3; time += 1) {
            await connected();
            await wait(500);
            await server.stop();
            await wait(1_500);
            server = await startNode(stage, { port });
          }
          await connected();
        },
      };
    },
  },
];
