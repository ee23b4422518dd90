import { describe, expect, test } from 'vitest';
import { type Before, ownerOf, patch } from './patch.ts';

/** Something as a platform has it: a prototype with a method and an accessor. */
function makePrototype() {
  const levels = new WeakMap<object, number>();
  return {
    send(text: string, times = 1): string {
      if (text === 'throw') throw new RangeError('native');
      return `${String((this as { name?: string }).name)}: ${text.repeat(times)}`;
    },
    get level(): number {
      return levels.get(this) ?? 0;
    },
    set level(value: number) {
      levels.set(this, value);
    },
  };
}
const instanceOf = <T extends object>(owner: T): T & { name: string } => Object.assign(Object.create(owner) as T, { name: 'kim' });
const nothing: Before = () => undefined;
const descriptor = (owner: object, name: string): PropertyDescriptor | undefined => Object.getOwnPropertyDescriptor(owner, name);

describe('a patched method', () => {
  test('runs after ours, with what it was called with, and gives what it gave', () => {
    const owner = makePrototype();
    const seen: unknown[] = [];
    patch(owner, 'send', 'value', (self, args) => seen.push(self, [...args]));
    const instance = instanceOf(owner);
    expect(instance.send('a', 3)).toBe('kim: aaa');
    expect(seen).toEqual([instance, ['a', 3]]);
  });

  test('can be given other arguments, and its result replaced', () => {
    const owner = makePrototype();
    patch(owner, 'send', 'value', (_self, args) => void (args[0] = 'b'), (result) => `<${String(result)}>`);
    expect(instanceOf(owner).send('a')).toBe('<kim: b>');
  });

  test('keeps its name, its length, its text and whatever else it has', () => {
    const owner = { now: Array.prototype.push };
    const native = owner.now;
    Object.assign(native, { extra: 1 });
    patch(owner, 'now', 'value', nothing);
    expect(owner.now).not.toBe(native);
    expect([owner.now.name, owner.now.length, Object.keys(owner.now)]).toEqual(['push', 1, ['extra']]);
    expect(Function.prototype.toString.call(owner.now)).toContain('[native code]');
    delete (native as { extra?: number }).extra;
  });

  test('throws what it threw', () => {
    const owner = makePrototype();
    patch(owner, 'send', 'value', nothing);
    expect(() => instanceOf(owner).send('throw')).toThrow(RangeError);
  });

  test('called on what is none of its own is the page’s mistake: ours is left out', () => {
    const owner = makePrototype();
    patch(owner, 'send', 'value', () => expect.unreachable());
    expect(owner.send.call({ name: 'lee' } as never, 'a')).toBe('lee: a');
    expect(owner.send('a')).toBe('undefined: a');
    expect(() => Reflect.apply(owner.send, undefined, ['a'])).toThrow(TypeError);
  });

  test('keeps the flags of its property', () => {
    const owner = Object.defineProperty({}, 'quiet', { configurable: true, enumerable: false, writable: false, value: () => 1 });
    patch(owner, 'quiet', 'value', nothing);
    expect(descriptor(owner, 'quiet')).toMatchObject({ configurable: true, enumerable: false, writable: false });
  });
});

describe('a patched accessor', () => {
  test('is patched in one half, the other stays native', () => {
    const owner = makePrototype();
    const before = descriptor(owner, 'level');
    const set: unknown[] = [];
    patch(owner, 'level', 'set', (_self, args) => set.push(args[0]));
    const instance = instanceOf(owner);
    instance.level = 7;
    expect([set, instance.level]).toEqual([[7], 7]);
    expect(descriptor(owner, 'level')?.get).toBe(before?.get);
    expect(descriptor(owner, 'level')?.set?.name).toBe(before?.set?.name);
  });

  test('both halves patched one after the other come off in any order', () => {
    for (const order of [[0, 1], [1, 0]]) {
      const owner = makePrototype();
      const before = descriptor(owner, 'level');
      const undo = [patch(owner, 'level', 'set', nothing), patch(owner, 'level', 'get', nothing, (result) => Number(result) + 100)];
      const instance = instanceOf(owner);
      instance.level = 1;
      expect(instance.level).toBe(101);
      for (const index of order) undo[index]?.();
      expect(descriptor(owner, 'level')).toEqual(before);
      expect(descriptor(owner, 'level')?.get).toBe(before?.get);
      expect(descriptor(owner, 'level')?.set).toBe(before?.set);
    }
  });
});

describe('undoing', () => {
  test('puts back the very function and descriptor', () => {
    const owner = makePrototype();
    const before = descriptor(owner, 'send');
    const undo = patch(owner, 'send', 'value', nothing);
    undo();
    undo();
    expect(descriptor(owner, 'send')).toEqual(before);
    expect(owner.send).toBe(before?.value);
  });

  test('leaves a later patch on top in place and working, and passes through below it', () => {
    const owner = makePrototype();
    const calls: string[] = [];
    const undo = patch(owner, 'send', 'value', () => calls.push('ours'), (result) => `${String(result)}!`);
    const ours = owner.send;
    const theirs = function (this: typeof owner, text: string): string {
      calls.push('theirs');
      return ours.call(this, text);
    };
    owner.send = theirs;
    const instance = instanceOf(owner);
    expect(instance.send('a')).toBe('kim: a!');
    undo();
    expect(owner.send).toBe(theirs);
    expect(instance.send('a')).toBe('kim: a');
    expect(calls).toEqual(['theirs', 'ours', 'theirs']);
  });

  test('makes a function that somebody kept pass through', () => {
    const owner = makePrototype();
    const undo = patch(owner, 'send', 'value', () => expect.unreachable());
    const kept = owner.send;
    undo();
    expect(kept.call(instanceOf(owner), 'a')).toBe('kim: a');
  });

  test('of two patches of ours in the wrong order calls neither any more', () => {
    const owner = makePrototype();
    const calls: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => patch(owner, 'send', 'value', () => calls.push(name)));
    const instance = instanceOf(owner);
    first?.();
    instance.send('a');
    second?.();
    instance.send('a');
    expect(calls).toEqual(['second']);
  });
});

describe('is left alone', () => {
  test.each<[string, () => object]>([
    ['a frozen object', () => Object.freeze(makePrototype())],
    ['a property that cannot be configured', () => Object.defineProperty({}, 'send', { value: () => 1, writable: true, configurable: false })],
    ['a property that is missing', () => ({})],
    ['a property that is inherited', () => Object.create(makePrototype()) as object],
    ['a property that is no function', () => ({ send: 5 })],
    ['an accessor where a method was meant', () => Object.defineProperty({}, 'send', { configurable: true, get: () => () => 1 })],
  ])('%s', (_, make) => {
    const owner = make();
    const before = descriptor(owner, 'send');
    const undo = patch(owner, 'send', 'value', () => expect.unreachable());
    expect(descriptor(owner, 'send')).toEqual(before);
    expect(undo).not.toThrow();
    expect(descriptor(owner, 'send')).toEqual(before);
  });
});

test('the owner of a property is found behind a wrapper that stands before it', () => {
  const native = makePrototype();
  const wrapper = Object.create(native) as object;
  expect(ownerOf(Object.create(wrapper) as object, 'send')).toBe(native);
  expect(ownerOf(native, 'send')).toBe(native);
  expect(ownerOf(wrapper, 'toString')).toBe(Object.prototype);
});

test('where nobody owns a property, there is an empty object to patch in vain', () => {
  expect([ownerOf(makePrototype(), 'never'), ownerOf(null, 'send')]).toEqual([{}, {}]);
  expect(Object.prototype).not.toHaveProperty('never');
});
