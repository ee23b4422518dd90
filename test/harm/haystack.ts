import { strFromU8, unzipSync } from 'fflate';
import type { Driver } from '../drivers/driver.ts';

/** Everything that Sockscope keeps, shows, tells or gives away, by where it is. */
export type Haystack = Readonly<Record<string, string>>;

const DATABASES = `(async () => {
  const asked = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      all.push(name, store, await asked(objects.getAllKeys()), await asked(objects.getAll()));
    }
    database.close();
  }
  return JSON.stringify(all);
})()`;

/** What a dying page leaves: packets that are not stored yet, and the page goes. */
const TAIL = `(() => {
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const left = JSON.stringify(Object.entries(localStorage));
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  return left;
})()`;

const BUNDLE = `(async () => {
  const reader = new FileReader();
  reader.readAsDataURL(await Sockscope.scope.bundle());
  await new Promise((resolve) => (reader.onload = resolve));
  return reader.result.slice(reader.result.indexOf(',') + 1);
})()`;

/** Collects it from a page with `window.facts`; `last` leaves something to be stored. */
export async function collect(driver: Driver, last: string): Promise<Haystack> {
  const entries = unzipSync(new Uint8Array(Buffer.from(await driver.evaluate<string>(BUNDLE), 'base64')));
  const tail = await driver.evaluate<string>(`(${last}, ${TAIL})`);
  return {
    tail,
    ...Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [`bundle/${name}`, strFromU8(bytes)])),
    'scope.on()': await driver.evaluate<string>('JSON.stringify(facts)'),
    'scope.sessions()': await driver.evaluate<string>('Sockscope.scope.sessions().then(JSON.stringify)'),
    'scope.diagnose()': await driver.evaluate<string>('Sockscope.scope.diagnose().then(JSON.stringify)'),
    panel: await driver.evaluate<string>(`(Sockscope.scope.open(), document.querySelector('sockscope-root').shadowRoot.innerHTML)`),
    localStorage: await driver.evaluate<string>('JSON.stringify(Object.entries(localStorage))'),
    indexedDB: await driver.evaluate<string>(DATABASES),
  };
}

/** A secret is out when so much of it is. */
const WINDOW = 8;
/** Runs of a long secret that are looked for; what shows of it shows more than one. */
const RUNS = 24;

/** Runs of a secret that a text shows. */
export function shown(text: string, secret: string): string[] {
  const last = Math.max(0, secret.length - WINDOW);
  const step = Math.max(1, Math.floor(last / RUNS));
  const runs = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => secret.slice(index * step, index * step + WINDOW));
  return runs.filter((run) => text.includes(run));
}

/** Also as a text inside the JSON of a text, twice over. */
export function unescaped(text: string): string {
  const once = (escaped: string): string => escaped.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/\\(.)/g, '$1');
  return [text, once(text), once(once(text)), decodeQuietly(text)].join('\n');
}

function decodeQuietly(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (found) => {
    try {
      return decodeURIComponent(found);
    } catch {
      return found;
    }
  });
}
