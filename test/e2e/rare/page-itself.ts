import { expect } from 'vitest';
import { code, sockscope } from '../../harm/parts.ts';
import { app, only, type Scene, within } from './scene.ts';

const SECRET = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';

export const pageScene: Scene = {
  title: 'the page itself',
  async run({ visit, evaluate, driver, facts, settled }) {
    await visit([code('window.natives = { warn: console.warn, error: console.error, log: console.log };'), sockscope({ console: '' }), app]);
    await driver().waitFor('console.warn !== natives.warn');
    await evaluate(`void (console.warn('careful', { a: 1 }, 'token ${SECRET}'), console.error(new TypeError('not so'), 7), console.log('only said'))`);
    await driver().waitFor('1');
    const shown = driver().console().join('\n');
    await evaluate('hold(400)');
    await settled();
    await evaluate('hold(4000)');
    const told = await facts('clock.stalled');
    await evaluate('void Sockscope.scope.stop()');
    const restored = await evaluate('console.warn === natives.warn && console.error === natives.error && console.log === natives.log');
    return { facts: told, seen: { shown, restored } };
  },
  rows: [
    {
      title: 'console warnings and errors are recorded, masked, where asked for',
      check({ facts }) {
        const told = only(facts, 'page.logged');
        expect(told.map(({ kind }) => kind)).toEqual(['warning', 'error']);
        expect(told[0]!.message).toMatch(/^careful \[object\] token /);
        expect(JSON.stringify(facts)).not.toContain(SECRET.slice(0, 30));
        expect(told[1]!.message).toBe('TypeError: not so 7');
      },
    },
    {
      title: 'the console shows what it always showed, and is given back',
      check({ seen }) {
        const { shown, restored } = seen as { shown: string; restored: boolean };
        expect(shown).toContain('careful');
        expect(shown).toContain(SECRET);
        expect(shown).toContain('only said');
        expect(restored).toBe(true);
      },
    },
    {
      title: 'a task of 400 ms',
      impossible: { firefox: 'it has no Long Tasks API', webkit: 'it has no Long Tasks API' },
      check({ facts }) {
        const told = only(facts, 'page.stalled').map(({ ms }) => ms);
        expect(told.some((ms) => ms >= 400 && ms < 2_000)).toBe(true);
        expect(told.some((ms) => ms >= 4_000)).toBe(true);
      },
    },
    {
      title: 'four seconds in which nothing ran',
      check({ facts }) {
        const told = only(facts, 'clock.stalled');
        expect(told).toHaveLength(1);
        expect(told[0]!.gap).toSatisfy(within(2_900, 8_000));
        expect(only(facts, 'clock.jumped')).toEqual([]);
      },
    },
  ],
};
