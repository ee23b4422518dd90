import { expect } from 'vitest';
import { library, sockscope } from '../../harm/parts.ts';
import { app, only, type Scene, to } from './scene.ts';

export const jsonpScene: Scene = {
  title: 'polling by script tag (JSONP of 2.x)',
  async run({ visit, evaluate, driver, facts }) {
    await visit([sockscope(), library('socket.io-client-2.5/dist/socket.io.js')]);
    await evaluate(`void (window.old = io(location.origin, { transports: ['polling'], forceJSONP: true }))`);
    await driver().waitFor('old.connected');
    const answer = await evaluate(`new Promise((resolve) => old.emit('chat', 'abc', resolve))`);
    return { facts: await facts('poll.noticed', ({ by, connection }) => by === 'script' && !!connection), seen: { answer } };
  },
  rows: [{
    title: 'is noticed, on the connection of its manager',
    check({ facts, seen }) {
      expect(seen).toEqual({ answer: 3 });
      const noticed = only(facts, 'poll.noticed');
      expect(new Set(noticed.map(({ by }) => by))).toEqual(new Set(['script']));
      expect(only(facts, 'engine.attempted')).toMatchObject([{ seenBy: 'manager', transport: 'polling', protocol: 3 }]);
      expect(only(facts, 'engine.handshaken')).toHaveLength(1);
      expect(noticed.some(({ connection }) => connection === 'c1')).toBe(true);
    },
  }],
};

export const parsersScene: Scene = {
  title: 'parsers of the app',
  async run({ visit, evaluate, settled }) {
    // The client's own build with socket.io-msgpack-parser, as the global `io`.
    await visit([sockscope(), app, library('socket.io-client/dist/socket.io.msgpack.min.js')]);
    const answers = await evaluate(`(async () => {
      const answers = [];
      for (const transport of ['websocket', 'polling']) {
        const transports = [transport];
        sockets.msgpack = io(location.origin, { path: '/msgpack/', transports, forceNew: true });
        open('custom', '/bytes/', { parser: jsonParser, transports });
        open('plain', '/socket.io/', { transports });
        for (const socket of [sockets.msgpack, sockets.custom]) answers.push(await socket.emitWithAck('chat', 'abc'));
        answers.push((await sockets.plain.emitWithAck('bytes', new Uint8Array([0x84, 0xa4, 0x74, 0x79, 0x70, 0x65]))).byteLength);
      }
      return answers;
    })()`);
    return { facts: await settled(), seen: answers };
  },
  rows: [
    ['msgpack', '/msgpack/', 'websocket', 'msgpack'],
    ['msgpack by polling, whose bytes are not looked into,', '/msgpack/', 'polling', 'custom'],
    ['JSON in bytes', '/bytes/', 'websocket', 'custom'],
    ['JSON in bytes by polling', '/bytes/', 'polling', 'custom'],
    ['bytes of an event', '/socket.io/', 'websocket', undefined],
    ['bytes of an event by polling', '/socket.io/', 'polling', undefined],
  ].map(([what = '', path = '', transport, parser]) => ({
    title: `${what} is said to be ${parser ?? 'of no parser of its own'}`,
    check({ facts, seen }) {
      expect(seen).toEqual([3, 3, 6, 3, 3, 6]);
      const told = to(facts, path, transport);
      for (const type of ['binary.sent', 'binary.received'] as const) {
        expect(new Set(only(told, type).map((fact) => fact.parser)), type).toEqual(new Set([parser]));
      }
      expect(only(told, 'engine.closed')).toEqual([]);
    },
  })),
};

export const managersScene: Scene = {
  title: 'what only the manager knows',
  async run({ visit, evaluate, driver, facts, settled }) {
    await visit([sockscope(), app]);
    await evaluate(`void (() => {
      window.WebTransport = StubWebTransport;
      open('threw', '/cut/', { transports: ['websocket'], protocols: [' '], reconnection: false });
      Sockscope.scope.attach(sockets.threw, 'threw');
    })()`);
    // Behind the recorder has come what listens for it.
    await facts('manager.attached');
    await evaluate(`void (() => {
      open('streams', '/streams/', { transports: ['webtransport'], reconnection: false });
      Sockscope.scope.attach(sockets.streams, 'streams');
      sockets.streams.on('world', () => (window.world = true));
    })()`);
    await evaluate(`void Sockscope.scope.attach(open('threw upgrading', '/recovering/', { protocols: [' '] }))`);
    const answer = await evaluate(`sockets.streams.emitWithAck('hello', 'you')`);
    await driver().waitFor('window.world');
    const polling = await evaluate(`sockets['threw upgrading'].emitWithAck('chat', 'abc')`);
    await facts('websocket.threw', ({ connection }) => connection === 'c3');
    await evaluate('void StubWebTransport.last.close()');
    await facts('engine.closed');
    return { facts: await settled(), seen: { answer, polling } };
  },
  rows: [
    {
      title: 'a constructor that threw, of a connection by WebSocket alone',
      check: ({ facts }) => expect(only(to(facts, '/cut/'), 'websocket.threw')).toHaveLength(1),
    },
    {
      title: 'a constructor that threw, of an upgrade; polling goes on',
      check({ facts, seen }) {
        expect(seen).toMatchObject({ polling: 3 });
        expect(only(to(facts, '/recovering/'), 'websocket.threw')).toHaveLength(1);
        expect(only(to(facts, '/recovering/'), 'engine.upgraded')).toEqual([]);
      },
    },
    {
      title: 'WebTransport (a stub): the handshake, events by name both ways, the end',
      check({ facts, seen }) {
        expect(seen).toMatchObject({ answer: 'heard' });
        const told = to(facts, '/streams/');
        expect(only(told, 'engine.attempted')).toMatchObject([{ transport: 'webtransport', seenBy: 'manager', protocol: 4, late: false }]);
        expect(only(told, 'engine.handshaken')).toMatchObject([{ transport: 'webtransport', sid: 'webtra' }]);
        expect(only(told, 'namespace.connected')).toHaveLength(1);
        expect(only(told, 'event.sent').map(({ name }) => name)).toEqual(['hello']);
        expect(only(told, 'event.received').map(({ name }) => name)).toEqual(['world']);
        expect(only(told, 'ack.received')).toHaveLength(1);
        expect(only(told, 'engine.closed')).toHaveLength(1);
        expect(only(told, 'engine.failed')).toEqual([]);
      },
    },
  ],
};
