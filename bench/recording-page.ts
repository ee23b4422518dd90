import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';

const top = join(import.meta.dirname, '..');

/** What is on the page beside the app. */
export const variants = {
  bare: '',
  sockscope: '<script src="/dist/sockscope.js" data-activate="always"></script>',
  eruda: '<script src="/node_modules/eruda/eruda.js"></script><script>eruda.init()</script>',
  vconsole: '<script src="/node_modules/vconsole/dist/vconsole.min.js"></script><script>new VConsole({ log: { maxLogNumber: 1e6 } })</script>',
} as const;
export type Variant = keyof typeof variants;

/** The app is connected, and all that is on the page beside it has come. */
export const READY = 'window.socket?.connected && (!window.Sockscope || document.querySelector("sockscope-root"))';

/** A peer that shows no Socket.IO records an event when the app logs it. */
const logs = (variant: Variant): boolean => variant === 'eruda' || variant === 'vconsole';

const html = (variant: Variant): string => `<!doctype html><title>${variant}</title>${variants[variant]}
  <script src="/node_modules/socket.io-client/dist/socket.io.min.js"></script>
  <script>
    var socket = io({ transports: ['websocket'] });
    let bytes = 0;
    window.received = 0;
    for (let name = 0; name < 100; name += 1) {
      socket.on('item' + name, (text) => { bytes += text.length; window.received += 1; ${logs(variant) ? 'console.log("item", text);' : ''} });
    }
  </script>`;

/** Serves the page of each variant, and sends `count` events of `size` characters under `names` names, `batch` at a time, when a page asks. */
export async function startRecordingPage(): Promise<{ readonly url: (variant: Variant) => string; stop(): Promise<void> }> {
  const http = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const variant = path.slice(1) as Variant;
    response.setHeader('content-type', variant in variants ? 'text/html' : 'text/javascript');
    if (variant in variants) response.end(html(variant));
    else if (/^\/(?:dist|node_modules)\//.test(path) && !path.includes('..')) response.end(readFileSync(join(top, path)));
    else response.writeHead(404).end();
  });
  const io = new Server(http, { perMessageDeflate: false });
  io.on('connection', (socket) => {
    socket.on('go', (count: number, size: number, names: number, batch = 100) => {
      const text = 'abcdefghij'.repeat(size / 10);
      let sent = 0;
      // In batches with pauses, as a busy app has them: one endless task would measure the queue.
      const send = (): void => {
        for (let index = 0; index < batch && sent < count; index += 1, sent += 1) socket.emit(`item${sent % names}`, text);
        if (sent < count) setTimeout(send, 10);
      };
      send();
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: (variant) => `http://127.0.0.1:${port}/${variant}`,
    stop: async () => void (await io.close()),
  };
}
