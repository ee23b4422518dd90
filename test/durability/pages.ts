import { faultScript } from './injected-faults.ts';

const SOCKSCOPE = '<script src="/dist/sockscope.js" data-activate="always"></script>';

/** The app: receives numbers, and tells another way which it has, since its log is what is in question. */
export const appPage = (fault: string, script = ''): string => `<!doctype html><title>app</title>
<script>${faultScript(fault)}${script}</script>
${SOCKSCOPE}
<script src="/client.js"></script>
<script>
  const socket = io({ transports: ['websocket'], reconnection: false });
  let seen = [];
  window.received = 0;
  socket.onAny((name, number) => {
    if (!name.startsWith('item')) return;
    window.first ??= number;
    seen.push([number, Date.now()]);
    window.received += 1;
    // Timers of a hidden page run once a second, and would hide what is lost.
    if (document.hidden && seen.length >= 10) tell();
  });
  const report = (more) => {
    const body = JSON.stringify({ seen, ...more });
    seen = [];
    return body;
  };
  const tell = () => void fetch('/seen', { method: 'POST', body: report(), keepalive: true }).catch(() => undefined);
  setInterval(() => seen.length && tell(), 50);
  addEventListener('pagehide', () => navigator.sendBeacon('/seen', report({ left: Date.now() })));
</script>`;

/** A page of the same origin that reads what is kept. It opens no socket. */
export const readerPage = (): string => `<!doctype html><title>reader</title>${SOCKSCOPE}`;
