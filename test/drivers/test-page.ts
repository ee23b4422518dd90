import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The page the drivers are tried on. */
export interface TestPage {
  /** Such as `http://127.0.0.1:4321`; `/` is the page, `/strict` one which forbids scripts. */
  origin: string;
  close(): Promise<void>;
}

/** Serves the page on a free port. */
export async function servePage(): Promise<TestPage> {
  const server = createServer((request, response) => answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(path: string, response: ServerResponse): void {
  if (path === '/attachment') {
    response.setHeader('content-disposition', 'attachment; filename="report.txt"');
    response.setHeader('content-type', 'text/plain');
    response.end('from the server');
    return;
  }
  if (path === '/strict') response.setHeader('content-security-policy', "default-src 'none'");
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(HTML);
}

const HTML = `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Drivers</title>
<p><button id="blob">Blob</button> <a id="attachment" href="/attachment">Attachment</a></p>
<div style="position: relative">
  <button id="covered">Covered</button>
  <div id="cover" style="position: absolute; inset: 0; background: silver"></div>
</div>
<div style="height: 2000px"></div>
<x-outer></x-outer>
<script>
  window.coveredClicks = 0;
  document.querySelector('#covered').onclick = () => { window.coveredClicks += 1; };

  document.querySelector('#blob').onclick = () => {
    confirm('Download?');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['from a blob']));
    link.download = 'session 1.json';
    link.click();
  };

  for (const type of ['touchstart', 'touchend']) {
    addEventListener(type, (event) => (window.touches ??= []).push({ type, trusted: event.isTrusted }));
  }

  const outer = document.querySelector('x-outer').attachShadow({ mode: 'open' });
  outer.innerHTML = '<form><input name="text"></form><input type="file" hidden><x-inner>Deep</x-inner>';
  const inner = outer.querySelector('x-inner').attachShadow({ mode: 'open' });
  inner.innerHTML = '<button class="deep"><slot></slot></button>';
  inner.querySelector('button').onclick = (event) =>
    (window.clicks ??= []).push({ trusted: event.isTrusted, active: navigator.userActivation?.isActive ?? true });

  window.typed = { value: '', trusted: true, submitted: false };
  const text = outer.querySelector('input');
  text.onkeydown = (event) => { window.typed.trusted &&= event.isTrusted; };
  text.oninput = () => { window.typed.value = text.value; };
  outer.querySelector('form').onsubmit = (event) => { event.preventDefault(); window.typed.submitted = true; };

  const file = outer.querySelector('input[type=file]');
  file.onchange = async () => {
    const [chosen] = file.files;
    window.uploaded = { name: chosen.name, text: await chosen.text() };
  };

  window.looks = () => ({
    width: innerWidth,
    height: innerHeight,
    scale: devicePixelRatio,
    colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: navigator.language,
    userAgent: navigator.userAgent,
  });

  function withStore(mode, action) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('drivers', 1);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => opening.result.createObjectStore('blobs');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('blobs', mode);
        const request = action(transaction.objectStore('blobs'));
        transaction.onabort = () => reject(transaction.error);
        transaction.oncomplete = () => { opening.result.close(); resolve(request.result); };
      };
    });
  }
  window.putBlob = (text) => withStore('readwrite', (store) => store.put(new Blob([text]), 'blob'));
  window.getBlob = () => withStore('readonly', (store) => store.get('blob'));
</script>
`;
