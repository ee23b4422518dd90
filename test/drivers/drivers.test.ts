import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, waitUntil } from './driver.ts';
import { enginesToTest, launch } from './launch.ts';
import { type TestPage, servePage } from './test-page.ts';
import { launchWebkit } from './webkit.ts';

const TEST_MS = 120_000;

let site: TestPage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sockscope-drivers-test-'));
  site = await servePage();
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(enginesToTest())('the %s driver', { timeout: TEST_MS }, (engine) => {
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(engine);
  }, TEST_MS);

  afterAll(() => driver.close(), TEST_MS);

  it.each(['/', '/strict'])('evaluates in %s', async (path) => {
    await driver.goto(site.origin + path);
    expect(await driver.evaluate('({ path: location.pathname, list: [1, null] })')).toEqual({ path, list: [1, null] });
    expect(await driver.evaluate('new Promise((resolve) => setTimeout(resolve, 10, "late")) // comment')).toBe('late');
    expect(await driver.evaluate('undefined')).toBeUndefined();
    await expect(driver.evaluate('Promise.reject(new TypeError("no luck"))')).rejects.toThrow('no luck');
    await expect(driver.evaluate(')(')).rejects.toThrow();
  });

  it('waits across a navigation', async () => {
    await driver.goto(site.origin);
    const arrived = driver.waitFor<string>('location.pathname === "/strict" && document.readyState');
    await driver.evaluate('void setTimeout(() => { location.href = "/strict"; }, 100)');
    expect(await arrived).toMatch(/loading|interactive|complete/);
  });

  it('says what it waited for in vain', async () => {
    await driver.goto(site.origin);
    const never = driver.waitFor('window.never ?? 0', 200);
    await expect(never).rejects.toThrow('Waited 200 ms for window.never ?? 0; last seen: the value 0');
    const stuck = driver.waitFor('new Promise(() => {})', 200);
    await expect(stuck).rejects.toThrow('Waited 200 ms for new Promise');
  });

  it('clicks inside shadow roots, below the fold, with a trusted event', async () => {
    await driver.goto(site.origin);
    await driver.click('x-outer >>> x-inner >>> button.deep');
    expect(await driver.waitFor('window.clicks')).toEqual([{ trusted: true, active: true }]);
  });

  it('waits with a click until nothing covers the element', async () => {
    await driver.goto(site.origin);
    await driver.evaluate('void setTimeout(() => document.querySelector("#cover").remove(), 300)');
    await driver.click('#covered');
    expect(await driver.evaluate('window.coveredClicks')).toBe(1);
  });

  it('types with trusted keys', async () => {
    await driver.goto(site.origin);
    await driver.type('x-outer >>> input', 'Hi, 소켓!\n');
    const typed = await driver.waitFor('window.typed.submitted && window.typed');
    expect(typed).toEqual({ value: 'Hi, 소켓!', trusted: true, submitted: true });
  });

  it('uploads a file', async () => {
    const path = join(folder, `${engine} 파일.txt`);
    writeFileSync(path, 'uploaded');
    await driver.goto(site.origin);
    await driver.upload('x-outer >>> input[type=file]', path);
    expect(await driver.waitFor('window.uploaded')).toEqual({ name: `${engine} 파일.txt`, text: 'uploaded' });
  });

  it('downloads blobs and attachments, also under the same name', async () => {
    await driver.goto(site.origin);
    for (const { selector, text } of [
      { selector: '#blob', text: 'from a blob' },
      { selector: '#attachment', text: 'from the server' },
      { selector: '#blob', text: 'from a blob' },
    ]) {
      const path = await driver.download(() => driver.click(selector));
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
    await expect(driver.download(async () => {}, 200)).rejects.toThrow();
  });

  it('collects console lines and page errors', async () => {
    await driver.goto(site.origin);
    await driver.evaluate('console.warn("mind the gap"), void setTimeout(() => { throw new Error("thrown late"); })');
    const includes = (text: string) => driver.console().some((line) => line.includes(text));
    await waitUntil('the warning', () => includes('mind the gap'));
    await waitUntil('the error', () => includes('thrown late'));
  });

  it('is light, and 390 by 844 pixels large, by default', async () => {
    await driver.goto(site.origin);
    expect(await driver.evaluate('matchMedia("(prefers-color-scheme: light)").matches')).toBe(true);
    const path = join(folder, `${engine}.png`);
    await driver.screenshot(path);
    expect(pngSize(path)).toEqual([390, 844]);
  });

  it('keeps storage over a reload and, with a profile, over a relaunch; shows the page as asked', async () => {
    const profile = join(folder, `${engine}-profile`);
    mkdirSync(profile);
    const first = await launch(engine, { profile });
    try {
      await first.goto(site.origin);
      await first.evaluate('localStorage.setItem("kept", "yes"), putBlob("kept")');
      await first.reload();
      expect(await first.evaluate('localStorage.getItem("kept")')).toBe('yes');
    } finally {
      await first.close();
    }
    const looks = { scale: 2, colorScheme: 'dark', language: 'ko-KR', userAgent: 'Test/1.0' } as const;
    const second = await launch(engine, { profile, ...looks });
    try {
      await second.goto(site.origin);
      expect(await second.evaluate('localStorage.getItem("kept")')).toBe('yes');
      expect(await second.evaluate('getBlob().then((blob) => blob.text())')).toBe('kept');
      expect(await second.evaluate('looks()')).toEqual({ ...looks, width: 390, height: 844 });
      const path = join(folder, `${engine}@2.png`);
      await second.screenshot(path);
      expect(pngSize(path)).toEqual([780, 1688]);
    } finally {
      await second.close();
    }
  });
});

it.runIf(enginesToTest().includes('webkit'))('WebKit takes trusted touches', { timeout: TEST_MS }, async () => {
  const driver = await launchWebkit();
  try {
    await driver.goto(site.origin);
    await driver.host({ op: 'touch', type: 'begin', x: 100, y: 100 });
    await driver.host({ op: 'touch', type: 'end', x: 100, y: 100 });
    const touches = await driver.waitFor('window.touches?.length === 2 && window.touches');
    expect(touches).toEqual([
      { type: 'touchstart', trusted: true },
      { type: 'touchend', trusted: true },
    ]);
    await expect(driver.host({ op: 'touch', type: 'begin', x: NaN, y: 1 })).rejects.toThrow('TypeError');
  } finally {
    await driver.close();
  }
});

function pngSize(path: string): number[] {
  const header = readFileSync(path);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}
