import { expect } from 'vitest';
import { sockscope } from '../../harm/parts.ts';
import { app, only, type Scene, to, within } from './scene.ts';

/** All waits of ten seconds, at once. */
export const unansweredScene: Scene = {
  title: 'what waits',
  async run({ visit, evaluate, driver, facts, cut }) {
    await visit([sockscope(), app]);
    await evaluate(`void (() => {
      open('patient', '/patient/').io.socket('/second');
      open('swallow', '/swallow/');
      open('chat', '/socket.io/', { transports: ['websocket'] });
      sockets.chat.on('question', (text, answer) => {});
      sockets.chat.emit('never', () => {});
      sockets.chat.emit('ask me');
      open('mute', '/mute/', { transports: ['websocket'], reconnection: false });
      openRaw('/pingless/');
      open('cut', '/cut/', { transports: ['websocket'], reconnectionDelay: 3000, randomizationFactor: 0 });
      open('recovering', '/recovering/', { transports: ['websocket'], reconnectionDelay: 50, auth: { token: 'abc' } });
      Sockscope.scope.attach(sockets.cut);
    })()`);
    await driver().waitFor('sockets.cut.connected');
    // Its answer has the offset from which to recover.
    expect(await evaluate(`sockets.recovering.emitWithAck('chat', 'abc')`)).toBe(3);
    cut('/cut/');
    cut('/recovering/');
    await driver().waitFor('!sockets.cut.connected');
    await evaluate(`void ['one', 'two', 'three'].forEach((text) => sockets.cut.emit('chat', text))`);
    await facts('manager.waiting', ({ events }) => events === 0);
    await facts('ack.unanswered', ({ by }) => by === 'server');
    await facts('ack.unanswered', ({ by }) => by === 'page');
    const answer = await evaluate(`sockets.swallow.emitWithAck('chat', 'abc')`);
    const recovered = await evaluate(`[sockets.recovering.recovered, sockets.recovering.connected]`);
    return { facts: await facts('event.sent', ({ name, connection }) => name === 'chat' && !!connection), seen: { answer, recovered } };
  },
  rows: [
    {
      title: 'a CONNECT without answer is told once, of each namespace',
      check({ facts }) {
        const told = only(to(facts, '/patient/'), 'namespace.unanswered');
        expect(told.map(({ namespace }) => namespace)).toEqual(['/', '/second']);
        for (const { ms } of told) expect(ms).toSatisfy(within(5_000, 9_000));
        expect(only(facts, 'namespace.unanswered')).toHaveLength(2);
      },
    },
    {
      title: 'a probe without answer is told once, and polling goes on',
      check({ facts, seen }) {
        const told = to(facts, '/swallow/');
        expect(only(told, 'engine.probed')).toHaveLength(1);
        expect(only(told, 'engine.probe-unanswered')).toHaveLength(1);
        expect(only(facts, 'engine.probe-unanswered')[0]!.ms).toSatisfy(within(5_000, 9_000));
        expect(only(told, 'engine.upgraded')).toEqual([]);
        expect(seen).toMatchObject({ answer: 3 });
        expect(only(told, 'event.sent').map(({ name }) => name)).toEqual(['chat']);
      },
    },
    {
      title: 'an ack without answer is told once, by whom it is owed',
      check({ facts }) {
        const told = only(facts, 'ack.unanswered');
        expect(told.map(({ by }) => by).sort()).toEqual(['page', 'server']);
        for (const { ms } of told) expect(ms).toSatisfy(within(8_000, 12_000));
        expect(only(to(facts, '/socket.io/'), 'ack.unanswered')).toHaveLength(2);
      },
    },
    {
      title: 'a WebSocket that never says a word is told once',
      check({ facts }) {
        const told = only(facts, 'engine.muted').filter(({ handshaken }) => !handshaken);
        expect(told).toHaveLength(1);
        expect(to(facts, '/mute/')).toContain(told[0]);
        expect(told[0]!.ms).toSatisfy(within(5_000, 9_000));
      },
    },
    {
      title: 'a server whose pings end is told once, where no timer of a client closes first',
      check({ facts }) {
        const told = only(facts, 'engine.muted').filter(({ handshaken }) => handshaken);
        expect(told).toHaveLength(1);
        expect(to(facts, '/pingless/')).toContain(told[0]);
        expect(told[0]!.ms).toSatisfy(within(2_000, 6_000));
      },
    },
    {
      title: 'events emitted while disconnected are counted, and that they went',
      check({ facts }) {
        const told = only(facts, 'manager.waiting').map(({ events, acks, connection }) => ({ events, acks, of: connection }));
        expect(told).toMatchObject([{ events: 3, acks: 0 }, { events: 0, acks: 0 }]);
        const { connection } = only(to(facts, '/cut/'), 'engine.attempted').at(-1)!;
        expect(told[1]!.of).toBe(connection);
        expect(only(facts, 'event.sent').filter((fact) => fact.connection === connection)).toHaveLength(3);
      },
    },
    {
      title: 'a session taken up again after a cut says so, and names no recovery id',
      check({ facts, seen }) {
        const told = to(facts, '/recovering/');
        expect(seen).toMatchObject({ recovered: [true, true] });
        expect(only(told, 'namespace.requested').map(({ recovering, authKeys }) => ({ recovering, authKeys })))
          .toEqual([{ recovering: undefined, authKeys: ['token'] }, { recovering: true, authKeys: ['token'] }]);
        expect(only(told, 'namespace.connected').map(({ recovered }) => recovered)).toEqual([false, true]);
      },
    },
  ],
};
