import ReconnectingWebSocket from 'reconnecting-websocket';
import { type Check, describeThrown, gauntlet, once } from './gauntlet.ts';

/** A plain socket of the page's own, and one that looks like Engine.IO's to Sockscope. */
const KINDS = { plain: '/echo', engine: '/echo?EIO=4&transport=websocket' } as const;
const address = (path: string): string => location.origin.replace('http', 'ws') + path;

const opened = async (path: string, Socket: typeof WebSocket = WebSocket): Promise<WebSocket> => {
  const socket = new Socket(address(path));
  socket.binaryType = 'arraybuffer';
  await once(socket, 'open');
  return socket;
};

const checks = (path: string): Record<string, Check> => ({
  async 'the constructor, its statics and its prototype'() {
    const socket = await opened(path);
    socket.close();
    return [
      WebSocket.name, WebSocket.length, WebSocket.OPEN, socket.constructor === WebSocket, socket instanceof WebSocket,
      Object.getPrototypeOf(socket) === WebSocket.prototype, String(WebSocket), Object.keys(socket), String(socket),
      Object.getOwnPropertyNames(WebSocket.prototype).sort(), describeThrown(() => (WebSocket as unknown as () => void)()),
    ];
  },
  async 'methods and accessors by name, length and text'() {
    return ['send', 'close', 'onmessage', 'onopen', 'onerror', 'onclose', 'binaryType'].map((name) => {
      const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(WebSocket.prototype, name)!;
      return [name, flags, [value as unknown, get, set].map((part) => typeof part === 'function' && [part.name, part.length, /\[native code\]/.test(String(part)), 'prototype' in part])];
    });
  },
  async 'a subclass keeps its methods, fields and accessors'() {
    class Own extends WebSocket {
      readonly extra = 'mine';
      sent: unknown[] = [];
      override send(data: string): void {
        this.sent.push(data);
        super.send(`own ${data}`);
      }
      override get url(): string {
        return `${super.url}#own`;
      }
      override set onmessage(handler: WebSocket['onmessage']) {
        super.onmessage = handler && ((event) => handler.call(this, event));
      }
    }
    const socket = (await opened(path, Own)) as Own;
    const answer = new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)));
    socket.send('hello');
    const data = await answer;
    socket.close();
    return [data, socket.extra, socket.sent, socket.url.endsWith('#own'), socket instanceof Own, socket instanceof WebSocket, socket.constructor.name];
  },
  async 'handlers get their own this, event and nothing else, and read back as they were set'() {
    const socket = await opened(path);
    const seen: unknown[] = [];
    const handler = function (this: unknown, ...args: unknown[]): void {
      const [event] = args as [MessageEvent];
      seen.push([this === socket, args.length, event.type, event.data, event.target === socket, event.isTrusted, event.eventPhase]);
    };
    socket.onmessage = handler;
    seen.push(socket.onmessage === handler);
    const message = once(socket, 'message');
    socket.send('x');
    await message;
    for (const odd of [null, undefined, 5, 'text', {}, { handleEvent: handler }]) {
      socket.onmessage = odd as null;
      seen.push([socket.onmessage === odd, socket.onmessage === null]);
    }
    socket.onmessage = handler;
    socket.onmessage = handler;
    seen.push(socket.onmessage === handler);
    socket.close();
    return seen;
  },
  async 'listeners and the handler are called in the order of their registration'() {
    const socket = await opened(path);
    const order: string[] = [];
    socket.addEventListener('message', () => void order.push('first'));
    socket.onmessage = () => void order.push('handler');
    socket.addEventListener('message', () => void order.push('last'), { once: true });
    for (const text of ['1', '2']) {
      const message = once(socket, 'message');
      socket.send(text);
      await message;
    }
    socket.onmessage = () => void order.push('another');
    const message = once(socket, 'message');
    socket.send('3');
    await message;
    socket.close();
    return order;
  },
  async 'stopImmediatePropagation and a handler that returns false work as ever'() {
    const socket = await opened(path);
    const seen: unknown[] = [];
    socket.addEventListener('message', (event) => event.data === 'stop' && event.stopImmediatePropagation());
    socket.onmessage = (event) => (seen.push(event.data), false);
    const quiet = new Promise((resolve) => socket.addEventListener('message', ({ data }) => data === 'go' && resolve(data)));
    socket.send('stop');
    socket.send('go');
    await quiet;
    socket.close();
    return seen;
  },
  async 'text, bytes, views and blobs arrive whole'() {
    const socket = await opened(path);
    const got: unknown[] = [];
    for (const data of ['', '한글 🙂', new Uint8Array([0, 255]), new Uint8Array([7, 8]).buffer, new Blob(['blob'])]) {
      const message = once<MessageEvent>(socket, 'message');
      socket.send(data);
      const { data: back } = await message;
      got.push(typeof back === 'string' ? back : [...new Uint8Array(back as ArrayBuffer)]);
    }
    socket.close(3000, 'enough');
    const { code, reason, wasClean } = await once<CloseEvent>(socket, 'close');
    return [got, code, reason, wasClean, socket.readyState];
  },
  async 'of odd arguments is sent the text that they become, made once'() {
    const socket = await opened(path);
    let made = 0;
    const told = { toString: () => `told ${(made += 1)}` };
    const thrower = { toString: () => { throw new RangeError('no text'); } };
    const got: unknown[] = [];
    for (const odd of [null, undefined, 5, true, 12n, ['a', 1], {}, told, new String('boxed')]) {
      const message = once<MessageEvent>(socket, 'message');
      socket.send(odd as string);
      got.push((await message).data);
    }
    const thrown = [thrower, Symbol('s'), Object.create(null)].map((odd) => describeThrown(() => socket.send(odd as string)));
    // Firefox quotes the expression at fault, and finds none where a native was called by a proxy.
    for (const told of thrown as { message: string }[]) told.message = told.message.replace(/convert \S+ to/, 'convert it to');
    socket.dispatchEvent(new MessageEvent('message', { data: null }));
    socket.close();
    return [got, made, thrown];
  },
  async 'misuse throws what it always threw'() {
    const early = new WebSocket(address(path));
    const thrown = [
      describeThrown(() => early.send('too early')),
      describeThrown(() => (early.send as () => void)()),
      describeThrown(() => early.close(1)),
      describeThrown(() => new WebSocket('nonsense://x')),
      describeThrown(() => new (WebSocket as unknown as new () => void)()),
      describeThrown(() => WebSocket.prototype.binaryType),
      describeThrown(() => (WebSocket.prototype.onmessage = null)),
      describeThrown(() => WebSocket.prototype.send.call({} as WebSocket, '')),
      describeThrown(() => WebSocket.prototype.close.call(null as unknown as WebSocket)),
      describeThrown(() => new (WebSocket.prototype.send as unknown as new () => void)()),
    ];
    early.close();
    return thrown;
  },
});

const reconnecting: Record<string, Check> = {
  async 'reconnecting-websocket reconnects and goes on'() {
    const socket = new ReconnectingWebSocket(address('/echo'), [], { minReconnectionDelay: 10, maxReconnectionDelay: 20 });
    const got: string[] = [];
    socket.addEventListener('message', ({ data }) => void got.push(data as string));
    await once(socket as unknown as EventTarget, 'open');
    const again = once(socket as unknown as EventTarget, 'open');
    await fetch('/cut');
    await again;
    socket.send('after the cut');
    await once(socket as unknown as EventTarget, 'message');
    socket.close();
    return [got, socket.retryCount];
  },
};

gauntlet({
  ...Object.fromEntries(Object.entries(KINDS).flatMap(([kind, path]) =>
    Object.entries(checks(path)).map(([name, check]) => [`${kind}: ${name}`, check]))),
  ...reconnecting,
});
