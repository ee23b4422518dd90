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
  addEventListener('unhandledrejection', ({ reason }) => void thrown.push(String(reason)));
  window.complaints = []; console.error = (...parts) => void complaints.push(parts.join(' '));`);
const TAILS = `Object.entries(localStorage).filter(([name]) => name.startsWith('sockscope:tail:')).map(([, text]) => text)`;

export const lateMissingScene: Scene = {
  title: 'what is loaded behind the recorder, missing',
  async run({ visit, evaluate, driver }) {
    await visit([ERRORS, sockscope(), lateFile((response) => void response.writeHead(404).end()), app]);
    await evaluate(`void open('chat', '/socket.io/')`);
    await driver().waitFor('sockets.chat.connected && complaints.length > 0');
    const answer = await evaluate(`sockets.chat.emitWithAck('chat', 'abc')`);
    const refused = await evaluate('Sockscope.scope.sessions().catch(({ code }) => code)');
    await evaluate('dispatchEvent(new PageTransitionEvent("pagehide"))');
    return { facts: [], seen: { answer, refused, tails: await evaluate(TAILS), thrown: await evaluate('thrown'), complaints: await evaluate('complaints.length') } };
  },
  rows: [{
    title: 'is said once on the console, the page notices nothing, and what was captured is left without its texts',
    check({ seen }) {
      expect(seen).toMatchObject({ answer: 3, refused: 'panel-unavailable', thrown: [], complaints: 1 });
      const tails = (seen as { tails: string[] }).tails.join();
      expect(tails).toContain('engine.handshaken');
      expect(tails).not.toContain('abc');
    },
  }],
};

/** Chats, marks it, and is loaded again while what comes late is still under way, once the draft has the mark. */
const HASTY = code(`addEventListener('DOMContentLoaded', async () => {
  if (sessionStorage.before) return;
  await open('chat', '/socket.io/').emitWithAck('chat', 'abc');
  Sockscope.scope.mark('now');
  const look = () => {
    if (!${TAILS}.some((text) => text.includes('mark.made'))) return void setTimeout(look, 20);
    sessionStorage.before = 'yes';
    location.reload();
  };
  look();
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
    await evaluate(`void setTimeout(() => (location.href = '${late}'))`);
    await driver().waitFor('sessionStorage.before && Sockscope.scope');
    const [, earlier] = await driver().waitFor<{ id: string }[]>('Sockscope.scope.sessions().then((sessions) => sessions.length > 1 && sessions)');
    const bytes = await evaluate<number[]>(`Sockscope.scope.bundle('${earlier!.id}').then(async (file) => [...new Uint8Array(await file.arrayBuffer())])`);
    const reading = readBundle(new Uint8Array(bytes));
    return { facts: [], seen: { kept: reading.ok ? reading.events : [], tails: await evaluate(TAILS) } };
  },
  rows: [{
    title: 'leaves the story of its page without texts, but for the words of a person',
    check({ seen }) {
      const { kept } = seen as { kept: LogEvent[] };
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
      expect(kept.map(({ type }) => type)).toEqual(expect.arrayContaining(['session.started', 'engine.attempted', 'engine.handshaken', 'mark.made']));
      expect(only(kept, 'mark.made')).toMatchObject([{ words: 'now' }]);
      expect(only(kept, 'engine.attempted')).toMatchObject([{ endpoint: '', transport: 'polling' }]);
    },
  }, {
    title: 'keeps that the page was left',
    impossible: { webkit: 'a known gap: what is stated while the page is left is not in the tail' },
    check: ({ seen }) => expect(only((seen as { kept: LogEvent[] }).kept, 'page.left')).toHaveLength(1),
  }],
};
