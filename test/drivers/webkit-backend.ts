import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Backend } from './assemble.ts';
import { waitUntil } from './driver.ts';
import { groupMembers } from './process-group.ts';
import type { Resources } from './resources.ts';
import { type Session, elementId } from './webdriver.ts';
import { withinTime } from './within-time.ts';

const GOODBYE_MS = 3_000;
// https://www.w3.org/TR/webdriver2/#keyboard-actions
const ENTER_KEY = '\uE007';
// What the host program and the libraries below it print between the page's console lines.
const NOISE = /^((DOWNLOAD|WEBPROCESS)-|\([^)]*:\d+\): |libEGL|MESA)/;

/** A running WebKit: its session, the process group of its driver, and what both print, also the page's console. */
export interface RunningWebkit {
  session: Session;
  group: number;
  lines: readonly string[];
  resources: Resources;
}

/** What a driver needs, done with WebDriver commands. */
export function createWebkitBackend({ session, group, lines, resources }: RunningWebkit): Backend {
  const printedAtStart = lines.length;

  return {
    engine: 'webkit',
    goto: async (url) => void (await session.command('POST', '/url', { url })),
    reload: async () => void (await session.command('POST', '/refresh')),
    async evaluate(expression) {
      const script = `
        const [answer] = arguments;
        ${expression}.then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;
      const outcome = await session.command('POST', '/execute/async', { script, args: [] });
      const { value, error } = outcome as { value?: string; error?: string };
      if (value === undefined) throw new Error(error);
      return value;
    },
    async clickAt(point) {
      await perform(session, 'pointer', [
        { type: 'pointerMove', origin: 'viewport', duration: 0, ...point },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    async pressKeys(text) {
      const keys = Array.from(text, (character) => (character === '\n' ? ENTER_KEY : character));
      await perform(session, 'key', keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
    },
    async setFile(element, path) {
      const found = await session.command('POST', '/execute/sync', { script: `return ${element}`, args: [] });
      await session.command('POST', `/element/${elementId(found)}/value`, { text: path });
    },
    async download(action, timeoutMs) {
      const before = lines.length;
      await action();
      const ended = () => lines.slice(before).find((line) => line.startsWith('DOWNLOAD-'));
      const line = (await waitUntil('a download to finish', ended, timeoutMs)) as string;
      if (!line.startsWith('DOWNLOAD-FINISHED ')) throw new Error(line);
      return fileURLToPath(line.slice('DOWNLOAD-FINISHED '.length));
    },
    async screenshot(path) {
      const image = (await session.command('GET', '/screenshot')) as string;
      await writeFile(path, Buffer.from(image, 'base64'));
    },
    console: () => lines.slice(printedAtStart).filter((line) => !NOISE.test(line)),
    async close() {
      await endBrowser(session, group).catch(() => {});
      await resources.release();
    },
  };
}

async function endBrowser(session: Session, group: number): Promise<void> {
  await withinTime(GOODBYE_MS, 'closing', session.command('DELETE', ''));
  // The network process still writes storage to the profile; the driver itself stays.
  await waitUntil('WebKit to end', () => groupMembers(group).every((id) => id === group), GOODBYE_MS);
}

async function perform(session: Session, type: 'pointer' | 'key', actions: readonly object[]): Promise<void> {
  await session.command('POST', '/actions', { actions: [{ type, id: type, actions }] });
}
