import type { ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { readBundle } from '../../../src/bundle/read.ts';
import { type LogEvent, vocabulary } from '../../../src/events/events.ts';
import { code, type Part, serveDist, sockscope } from '../../harm/parts.ts';
import { app, collect, only, type Scene, to, within } from './scene.ts';

export const lateScopeScene: Scene = {
  title: 'Sockscope begun after the connections',
  async run({ visit, evaluate, driver, facts, settled }) {
    await visit([sockscope({ activate: 'manual' }), app]);
    await evaluate(`void (() => {
      open('upgraded', '/cut/').io.socket('/closed');
      open('polling', '/recovering/', { transports: ['polling'] });
    })()`);
    await driver().waitFor(`sockets.polling.connected && sockets.upgraded.connected && sockets.upgraded.io.engine.transport.name === 'websocket'`);
    await evaluate(`void (() => { Sockscope.start(); ${collect(Object.keys(vocabulary))} })()`);
    // What comes late is there, and has read what was.
    await evaluate(`void open('after', '/socket.io/')`);
    await facts('engine.handshake-timed');
    await evaluate(`void Sockscope.scope.attach(sockets.upgraded, 'mine')`);
    await evaluate(`sockets.polling.emitWithAck('chat', 'abc')`);
    for (const path of ['/cut/', '/recovering/']) {
      await facts('engine.handshake-recovered', ({ connection }) => connection === (path === '/cut/' ? 'c2' : 'c3'));
    }
    return { facts: await settled() };
  },
  rows: [
    {
      title: 'a manager that was there before tells what can still be read',
      check({ facts }) {
        const told = to(facts, '/cut/');
        expect(only(told, 'engine.attempted')).toMatchObject([{ late: true, transport: 'websocket' }]);
        expect(only(told, 'manager.attached')).toMatchObject([{ label: 'mine', level: 'attached', late: true }]);
        expect(only(told, 'manager.found')).toMatchObject([{
          namespaces: ['/', '/closed'], connected: ['/'], attempts: 0, pingInterval: 25_000, pingTimeout: 20_000,
        }]);
      },
    },
    {
      title: 'handshakes that were before are recovered, each once',
      check({ facts }) {
        for (const path of ['/cut/', '/recovering/']) expect(only(to(facts, path), 'engine.handshake-recovered'), path).toHaveLength(1);
        expect(only(to(facts, '/socket.io/'), 'engine.handshake-recovered')).toEqual([]);
      },
    },
    {
      title: 'a handshake seen from its begin is told in parts, once',
      check({ facts }) {
        const [timed, ...more] = only(to(facts, '/socket.io/'), 'engine.handshake-timed');
        expect(more).toEqual([]);
        const [handshaken] = only(to(facts, '/socket.io/'), 'engine.handshaken');
        expect(timed!.waited).toSatisfy(within(0, handshaken!.ms + 5));
      },
    },
  ],
};

/** Must stand behind the recorder's tag, whose server it changes. */
const lateFile = (answer: (response: ServerResponse) => void): Part => (server) => {
  server.serve('/dist/late.js', (_, response) => answer(response));
  return '';
};
const ERRORS = code(`window.thrown = []; addEventListener('error', ({ message }) => void thrown.push(message));
  addEventListener('unhandledrejection', ({ reason }) => void thrown.push(String(reason)));`);
const TAILS = `Object.entries(localStorage).filter(([name]) => name.startsWith('sockscope:tail:')).map(([, text]) => text)`;

export const lateMissingScene: Scene = {
  title: 'what is loaded behind the recorder, missing',
  async run({ visit, evaluate, driver, facts }) {
    await visit([ERRORS, sockscope(), lateFile((response) => void response.writeHead(404).end()), app]);
    await evaluate(`void open('chat', '/socket.io/')`);
    await driver().waitFor('sockets.chat.connected');
    await facts('storage.changed');
    const answer = await evaluate(`sockets.chat.emitWithAck('chat', 'abc')`);
    const told = await facts('ack.received');
    const tails = await driver().waitFor<string[]>(`((tails) => tails.some((text) => text.includes('ack.received')) && tails)(${TAILS})`);
    return { facts: told, seen: { answer, tails, thrown: await evaluate('thrown') } };
  },
  rows: [{
    title: 'is told, the recorder goes on, its tail is kept, and the page notices nothing',
    check({ facts, seen }) {
      expect(only(facts, 'session.faulted')).toMatchObject([{ where: 'late' }]);
      expect(only(facts, 'storage.changed')).toMatchObject([{ to: 'memory' }]);
      expect(seen).toMatchObject({ answer: 3, thrown: [] });
      expect((seen as { tails: string[] }).tails.join()).toContain('engine.handshaken');
    },
  }],
};

/** Chats, keeps what it was told, and is loaded again while what comes late is still under way. */
const HASTY = code(`addEventListener('DOMContentLoaded', async () => {
  if (sessionStorage.before) return;
  await open('chat', '/socket.io/').emitWithAck('chat', 'abc');
  Sockscope.scope.mark('now');
  Sockscope.scope.on('mark.made', () => {
    sessionStorage.before = JSON.stringify(facts);
    location.reload();
  });
});`);

export const lateDelayedScene: Scene = {
  title: 'what is loaded behind the recorder, slower than the page lives',
  async run({ visit, evaluate, driver, server }) {
    let asked = 0;
    await visit([]);
    const parts = [sockscope(), app, HASTY].map((part) => part(server()));
    const late = server().serveText(parts.join(''), 'text/html');
    lateFile((response) => {
      asked += 1;
      // The first is never answered.
      if (asked === 1) serveDist(server());
      else response.destroy();
    })(server());
    // Not waited for: Firefox and WebKit hold the load event back until a module under way has come.
    await evaluate(`void setTimeout(() => (location.href = '${late}'))`);
    await driver().waitFor('sessionStorage.before && Sockscope.scope');
    const before = JSON.parse(await evaluate<string>('sessionStorage.before')) as LogEvent[];
    const [, earlier] = await driver().waitFor<{ id: string }[]>('Sockscope.scope.sessions().then((sessions) => sessions.length > 1 && sessions)');
    const bytes = await evaluate<number[]>(`Sockscope.scope.bundle('${earlier!.id}').then(async (file) => [...new Uint8Array(await file.arrayBuffer())])`);
    const reading = readBundle(new Uint8Array(bytes));
    return { facts: before, seen: { asked, kept: reading.ok ? reading.events : [], tails: await evaluate(TAILS) } };
  },
  rows: [{
    title: 'loses nothing of the page that was left',
    check({ facts, seen }) {
      const { asked, kept } = seen as { asked: number; kept: LogEvent[] };
      expect(asked).toBe(1);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
      // The page itself may have begun to listen after the first.
      expect(facts.length).toBeGreaterThan(10);
      expect(kept.filter(({ seq }) => seq >= facts[0]!.seq).slice(0, facts.length)).toEqual(facts);
    },
  }, {
    title: 'keeps that the page was left',
    impossible: { webkit: 'a known gap: what is stated while the page is left is not in the tail' },
    check: ({ seen }) => expect(only((seen as { kept: LogEvent[] }).kept, 'page.left')).toHaveLength(1),
  }],
};
