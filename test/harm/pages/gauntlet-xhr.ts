import { type Check, describeThrown, gauntlet, once } from './gauntlet.ts';

/** The page's own requests, and ones that look like Engine.IO's to Sockscope. */
const KINDS = { plain: '/answer?a=1', engine: '/answer?EIO=4&transport=polling' } as const;

const send = async (path: string, set: (xhr: XMLHttpRequest) => void = () => undefined, method = 'GET', body: string | null = null): Promise<XMLHttpRequest> => {
  const xhr = new XMLHttpRequest();
  xhr.open(method, path);
  set(xhr);
  const end = once(xhr, 'loadend');
  xhr.send(body);
  await end;
  return xhr;
};

/** Without its stack: V8 leaves out frames of getters that it has optimised. */
const readable = (read: () => unknown): unknown => {
  const { stack: _, ...told } = describeThrown(read) as { stack?: unknown };
  return told;
};

const checks = (path: string): Record<string, Check> => ({
  async 'events come in the same order to handlers and listeners'() {
    const order: string[] = [];
    await send(path, (xhr) => {
      for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend']) {
        xhr.addEventListener(type, () => order.push(`${type} listener ${xhr.readyState}`));
        (xhr as unknown as Record<string, () => void>)[`on${type}`] = () => order.push(`${type} handler ${xhr.readyState}`);
      }
    });
    return order;
  },
  async 'each response type gives what it gave'() {
    const given: unknown[] = [];
    for (const type of ['', 'text', 'json', 'arraybuffer', 'blob', 'document'] as const) {
      const xhr = await send(path, (one) => (one.responseType = type));
      given.push([type, xhr.status, Object.prototype.toString.call(xhr.response), readable(() => xhr.responseText), readable(() => xhr.responseXML)]);
    }
    return given;
  },
  async 'a request object can be used again'() {
    const xhr = await send(path);
    const texts = [xhr.responseText];
    xhr.open('GET', `${path}&again`);
    xhr.send();
    await once(xhr, 'load');
    xhr.open('POST', '/answer?plain');
    xhr.send('body');
    await once(xhr, 'load');
    return [...texts, xhr.responseText];
  },
  async 'abort, timeout and a dead address end as they ended'() {
    const aborted = new XMLHttpRequest();
    aborted.open('GET', path.replace('/answer', '/never'));
    const end = once(aborted, 'abort');
    aborted.send();
    aborted.abort();
    await end;
    const late = await send(path.replace('/answer', '/never'), (xhr) => (xhr.timeout = 30));
    const dead = await send(path.replace('/answer', 'http://127.0.0.1:1/'));
    return [aborted, late, dead].map(({ readyState, status, responseText }) => [readyState, status, responseText]);
  },
  async 'synchronous requests still are'() {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', path, false);
    xhr.send();
    return [xhr.readyState, xhr.responseText];
  },
  async 'misuse throws what it always threw'() {
    const xhr = new XMLHttpRequest();
    return [
      describeThrown(() => xhr.send()),
      describeThrown(() => (xhr.open as () => void)()),
      describeThrown(() => xhr.open('GET', 'http://[')),
      describeThrown(() => xhr.open('TRACE', path)),
      describeThrown(() => xhr.open('GET', { toString: () => { throw new RangeError('no address'); } } as unknown as string)),
      describeThrown(() => XMLHttpRequest.prototype.open.call({} as XMLHttpRequest, 'GET', path, true)),
      describeThrown(() => XMLHttpRequest.prototype.send.call(undefined as unknown as XMLHttpRequest)),
    ];
  },
  async 'an address whose text is made once is made once'() {
    let made = 0;
    const xhr = new XMLHttpRequest();
    xhr.open('GET', { toString: () => (made += 1, path) } as unknown as string);
    xhr.send();
    await once(xhr, 'load');
    return [made, xhr.responseURL];
  },
  async 'methods by name, length and text'() {
    return ['open', 'send'].map((name) => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, name)!;
      const method = value as () => void;
      return [name, flags, method.name, method.length, /\[native code\]/.test(String(method)), 'prototype' in method];
    });
  },
});

gauntlet(Object.fromEntries(Object.entries(KINDS).flatMap(([kind, path]) =>
  Object.entries(checks(path)).map(([name, check]) => [`${kind}: ${name}`, check]))));
