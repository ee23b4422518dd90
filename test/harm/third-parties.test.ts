import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import type { Transcript } from './pages/chat-app.ts';
import { code, type Part, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';
import { tally } from './tally.ts';
import { thirdParties } from './third-parties.ts';

const app = code(await bundle(join(import.meta.dirname, 'pages', 'chat-app.ts'), { target: 'es2016' }));
const parties = await thirdParties();

interface Outcome {
  readonly transcript: Transcript;
  readonly counted: unknown;
}

describe.each(enginesToTest())('third parties in %s', (engine) => {
  const { visit, evaluate, facts, server } = harmStage(engine);

  /** By WebSocket alone: how many requests polling makes depends on the moment. */
  const chat = async (parts: readonly Part[], counted = ''): Promise<Outcome> => {
    server().serve('/plain', (_, response) => void response.end('plain'));
    await visit([...parts, app, code(`window.counted = async () => {${counted}};`)]);
    const transcript = await evaluate<Transcript>(`(window.run ?? ((action) => action()))(() => chat({ transports: ['websocket'], stay: true }))`);
    return { transcript, counted: await evaluate('counted()') };
  };
  const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | undefined;
    return () => (made ??= make());
  };
  const bare = once(() => chat([]));
  const ours = once(async () => {
    await chat([sockscope()]);
    return tally(await facts('namespace.refused'));
  });

  describe.each(parties.map((party) => ({ ...party, alone: once(() => chat(party.parts, party.counted)) })))('$name', ({ name, parts, counted, counts, alone }) => {
    test('alone, it counts', async () => {
      expect((await alone()).transcript).toEqual((await bare()).transcript);
      expect(JSON.stringify((await alone()).counted)).toMatch(counts);
    });

    test.each([
      ['before', [...parts, sockscope()]],
      ['after', [sockscope(), ...parts]],
    ])('%s ours: the app, its counters and our facts are as without', async (when, both) => {
      const [{ transcript }, { counted: without }, wanted] = [await bare(), await alone(), await ours()];
      const together = await chat(both, counted);
      expect(together.transcript).toEqual(transcript);
      expect(together.counted).toEqual(without);
      expect(tally(await facts('namespace.refused'))).toEqual(wanted);
      keepResult('Beside other tools', `${name}, loaded ${when} ours: app, its counters, our facts`, engine, 'the same');
    });
  });
});
