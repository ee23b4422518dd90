import { describe, expect, test } from 'vitest';
import { facts } from '../../test/fixtures/facts.ts';
import { session } from '../../test/fixtures/session.ts';
import { type FactType, vocabulary } from './events.ts';
import { parseEvent, parseLines } from './parse.ts';

const factTypes = Object.keys(vocabulary) as FactType[];
const stamp = { seq: 1, at: 0 };
/** Not of any field's type, and not absent. */
const wrong = { not: ['a', { field: null }] };

describe.each(factTypes)('%s', (type) => {
  test('comes back from JSON as it was', () => {
    const event = { ...stamp, type, connection: 'c1', ...facts[type] };
    const json = JSON.stringify(event);
    const back = parseEvent(JSON.parse(json));
    expect(back).toBeDefined();
    expect(JSON.stringify(back)).toBe(json);
  });

  test('is refused when a field is wrong or missing', () => {
    const event: Record<string, unknown> = { ...stamp, type, ...facts[type] };
    for (const [name, rule] of Object.entries(vocabulary[type])) {
      expect(parseEvent({ ...event, [name]: wrong }), `${name} wrong`).toBeUndefined();
      const { [name]: _, ...without } = event;
      expect(parseEvent(without) === undefined, `${name} missing`).toBe(typeof rule === 'function');
    }
  });
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['a text', 'page.hidden'],
  ['no type', { ...stamp }],
  ['an unknown type', { ...stamp, type: 'page.exploded' }],
  ['a list as type', { ...stamp, type: ['page.hidden'] }],
  ['__proto__ as type', { ...stamp, type: '__proto__' }],
  ['constructor as type', { ...stamp, type: 'constructor' }],
  ['toString as type', { ...stamp, type: 'toString' }],
  ['hasOwnProperty as type', { ...stamp, type: 'hasOwnProperty' }],
  ['an own __proto__ with the fields', JSON.parse('{"seq":1,"at":0,"__proto__":{"type":"page.hidden"}}')],
  ['no seq', { at: 0, type: 'page.hidden' }],
  ['half a seq', { ...stamp, seq: 1.5, type: 'page.hidden' }],
  ['a seq as text', { ...stamp, seq: '1', type: 'page.hidden' }],
  ['a seq beyond counting', { ...stamp, seq: 2 ** 53, type: 'page.hidden' }],
  ['no time', { seq: 1, type: 'page.hidden' }],
  ['an endless time', { ...stamp, at: Infinity, type: 'page.hidden' }],
  ['a number as connection', { ...stamp, connection: 1, type: 'page.hidden' }],
  ['null as connection', { ...stamp, connection: null, type: 'page.hidden' }],
])('refuses an event with %s', (_, value) => {
  expect(parseEvent(value)).toBeUndefined();
});

test('a damaged line costs itself alone', () => {
  const [hidden, shown] = session(['page.hidden'], ['page.shown']).map((event) => JSON.stringify(event));
  const lines = [hidden, '{"type":"page.hidden","se', '', 'null', '{"type":"__proto__","seq":1,"at":0}', '\u0000', shown, ''];
  expect(parseLines(lines.join('\n'))).toEqual({ events: session(['page.hidden'], ['page.shown']), unreadable: 4 });
});

test('lines that end as on Windows are read too', () => {
  expect(parseLines(`${JSON.stringify(session(['page.hidden'])[0])}\r\n`)).toMatchObject({ events: [{ type: 'page.hidden' }], unreadable: 0 });
});

test('the fixtures refuse what is not in the vocabulary', () => {
  expect(() => session(['engine.pinged', { gap: NaN }])).toThrow('not in the vocabulary');
});
