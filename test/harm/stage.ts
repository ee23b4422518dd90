import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import type { EventOf, FactType, LogEvent } from '../../src/events/events.ts';
import { type Driver, type Engine, waitUntil } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import { whole } from './extent.ts';
import { type HarmServer, startHarmServer } from './harm-server.ts';
import type { Part } from './parts.ts';

/** How a made-up page is served. */
export interface PageOptions {
  readonly headers?: OutgoingHttpHeaders;
  /** Query and fragment of its address. */
  readonly suffix?: string;
  /** Opened by the server's other port: the page is of another origin than its Socket.IO server. */
  readonly elsewhere?: boolean;
  readonly body?: string;
}

/** A browser of one engine, and a server of pages made of parts. */
export interface HarmStage {
  driver(): Driver;
  server(): HarmServer;
  /** Opens a page of these parts in its head, in this order. */
  visit(parts: readonly Part[], options?: PageOptions): Promise<void>;
  evaluate<T>(expression: string): Promise<T>;
  /** All that the page was told, once everything so far has been told. */
  settled(): Promise<LogEvent[]>;
  /** The same, once it was told such a fact. */
  facts<T extends FactType>(until: T, fits?: (fact: EventOf<T>) => boolean): Promise<LogEvent[]>;
}

/** In the selection, whose tests are all in one file, the browsers are shared: they take longer to start than their tests. */
const shared = new Map<Engine, Promise<Driver>>();

/** Ends the browsers that the tests of one file shared. */
export const closeShared = async (): Promise<void> => {
  for (const launched of shared.values()) await (await launched).close();
  shared.clear();
};

const browserOf = (engine: Engine): Promise<Driver> => {
  if (whole) return launch(engine);
  const launched = shared.get(engine) ?? launch(engine);
  shared.set(engine, launched);
  return launched;
};

/** A browser and a server for the tests of a describe block. */
export function harmStage(engine: Engine): HarmStage {
  let driver: Driver | undefined;
  let server: HarmServer | undefined;
  let marks = 0;
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('not started yet');
    return part;
  };
  beforeAll(async () => {
    [driver, server] = await Promise.all([browserOf(engine), startHarmServer()]);
  }, 90_000);
  afterAll(async () => {
    if (whole) await driver?.close();
    else await driver?.goto('about:blank');
    await server?.close();
  });
  const stage: HarmStage = {
    driver: () => there(driver),
    server: () => there(server),
    async visit(parts, { headers = {}, suffix = '', elsewhere = false, body = '' } = {}) {
      const head = parts.map((part) => part(there(server))).join('\n');
      const path = there(server).serveText(`<!doctype html><html lang="en"><title>harm</title>${head}<body><p>A page.</p>${body}`, 'text/html', headers);
      await there(driver).goto(there(server)[elsewhere ? 'otherOrigin' : 'origin'] + path + suffix);
    },
    evaluate: (expression) => there(driver).evaluate(expression),
    async settled() {
      const words = `mark ${(marks += 1)}`;
      await there(driver).evaluate(`Sockscope.scope.mark(${JSON.stringify(words)})`);
      return there(driver).waitFor<LogEvent[]>(`facts.some((fact) => fact.words === ${JSON.stringify(words)}) && facts`);
    },
    async facts<T extends FactType>(until: T, fits: (fact: EventOf<T>) => boolean = () => true) {
      const seen = (): Promise<LogEvent[]> => there(driver).evaluate<LogEvent[]>('facts');
      await waitUntil(until, async () => (await seen()).some((fact) => fact.type === until && fits(fact as EventOf<T>)))
        .catch(async (error: unknown) => {
          throw new Error(`no such ${until}; recorded: ${(await seen()).map(({ type }) => type).join(' ')}`, { cause: error });
        });
      return stage.settled();
    },
  };
  return stage;
}
