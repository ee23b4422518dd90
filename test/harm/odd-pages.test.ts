import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pierce } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { whole } from './extent.ts';
import { ODD_PAGES, type OddPage } from './odd-pages.ts';
import type { Transcript } from './pages/chat-app.ts';
import { code, type Part, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';
import { faults, tally } from './tally.ts';

const app = code(await bundle(join(import.meta.dirname, 'pages', 'chat-app.ts')));
/** What the page's own reporting gets. */
const TROUBLE = code(`window.trouble = [];
  for (const type of ['error', 'unhandledrejection']) addEventListener(type, ({ message, reason }) => trouble.push(message ?? String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => trouble.push([violatedDirective, blockedURI, sample].join(' ')));`);

describe.each(enginesToTest())('in %s, a page', (engine) => {
  const { driver, visit, evaluate, settled, server } = harmStage(engine);

  const chat = async ({ headers = () => ({}), before = [], after = [] }: OddPage, ours: readonly Part[]): Promise<Transcript> => {
    await visit([TROUBLE, ...before, ...ours, ...after, app], { headers: headers(server().origin) });
    return evaluate<Transcript>(`chat({ stay: true })`);
  };

  let tallied: Promise<Record<string, number>> | undefined;
  const ordinary = (): Promise<Record<string, number>> => (tallied ??= chat({ name: 'ordinary' }, [sockscope()]).then(async () => tally(await settled())));

  test.each(ODD_PAGES.filter(({ always }) => whole || always))('$name chats as without Sockscope, is recorded, and is given back', async (page) => {
    const without = await chat(page, []);
    const trouble = await evaluate('trouble');
    expect(without).toMatchObject({ transport: 'websocket', answers: [1, 2, 3, 4] });
    const usual = await ordinary();

    expect(await chat(page, [sockscope()])).toEqual(without);
    const seen = await settled();
    expect(tally(seen)).toEqual(Object.fromEntries(Object.entries(usual).filter(([type]) => !page.unseen?.test(type))));
    expect(faults(seen)).toMatchObject((page.without ?? []).map((where) => ({ where })));
    expect(faults(seen)).toHaveLength(page.without?.length ?? 0);

    // The panel is there, and styled, though inline styles and HTML from text are forbidden.
    if (page.headers) {
      await driver().click('sockscope-root >>> .bubble');
      await driver().waitFor(`${pierce('sockscope-root >>> [data-panel]')} && getComputedStyle(${pierce('sockscope-root')}.shadowRoot.querySelector('[data-panel]')).position === 'fixed'`);
    }
    expect(await evaluate('trouble')).toEqual(trouble);
    if (page.says) await driver().waitFor(`${page.says}.test(JSON.stringify(facts))`);

    await evaluate('void Sockscope.scope.stop()');
    expect(await evaluate(`socket.emitWithAck('chat', 'and on')`)).toBe(6);
    expect(await evaluate('trouble')).toEqual(trouble);
    keepResult('Unusual pages', page.name, engine, page.without ? 'the same, and what needs them is not recorded' : page.unseen ? 'the same, and the wire cannot be recorded' : 'the same');
  });
});
