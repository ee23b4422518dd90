import { join } from 'node:path';
import type { EventOf, FactType, LogEvent } from '../../../src/events/events.ts';
import type { Engine } from '../../drivers/driver.ts';
import { bundle } from '../../harm/bundle.ts';
import { code } from '../../harm/parts.ts';
import type { HarmStage } from '../../harm/stage.ts';
import type { Cut } from './server.ts';

/** What a scene left behind: the facts, and what the page itself saw. */
export interface Told {
  readonly facts: readonly LogEvent[];
  readonly seen?: unknown;
}

/** Where a scene plays. */
export interface Place extends HarmStage {
  readonly engine: Engine;
  readonly cut: Cut;
}

/** What has to be true of what a scene told. */
export interface Row {
  readonly title: string;
  check(told: Told, engine: Engine): void;
  /** Why it cannot be caused in an engine. */
  readonly impossible?: Partial<Record<Engine, string>>;
}

/** Some pages, lived through once in each engine, and a row for each thing that they must have told. */
export interface Scene {
  readonly title: string;
  run(place: Place): Promise<Told>;
  readonly rows: readonly Row[];
}

export const app = code(await bundle(join(import.meta.dirname, 'page.ts')));

/** Facts of one type. */
export const only = <T extends FactType>(facts: readonly LogEvent[], type: T): EventOf<T>[] =>
  facts.filter((fact) => fact.type === type) as EventOf<T>[];

/** For `toSatisfy`: timers are late, and a busy machine's more so. */
export const within = (least: number, most: number) => (ms: number): boolean => ms >= least && ms <= most;

/** Facts of all connections to a server, by its path, and by the transport that they began with. */
export function to(facts: readonly LogEvent[], path: string, transport?: string): LogEvent[] {
  const attempts = only(facts, 'engine.attempted').filter(({ endpoint, transport: first }) => endpoint.endsWith(path) && (!transport || first === transport));
  const connections = new Set(attempts.map(({ connection }) => connection));
  return facts.filter(({ connection }) => connection && connections.has(connection));
}

/** Has all facts of a scope collected as `facts`, where it was not started by its tag. */
export const collect = (types: readonly string[]): string =>
  `window.facts = []; for (const type of ${JSON.stringify(types)}) Sockscope.scope.on(type, (fact) => void facts.push(fact));`;
