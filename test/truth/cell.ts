import type { Engine } from '../drivers/driver.ts';
import { clients, type ClientVersion } from './clients.ts';

/** How the client comes to the page: inside the app's own bundle, or by a script tag as the global `io`. */
export type Form = 'bundled' | 'cdn';
/** When Sockscope begins: before the app, after its bundle was evaluated, or after it has connected. */
export type Order = 'before' | 'after bundle' | 'after connecting';
/** What Sockscope is given: the wire alone (and whatever `io` it finds by itself), or the manager by `attach()`. */
export type Level = 'found' | 'attached';
/** The `transports` of the app's connection. */
export type Mode = 'polling, then websocket' | 'websocket only' | 'polling only';

/** One page load: one client version in one way of using it. */
export interface Cell {
  readonly engine: Engine;
  readonly version: ClientVersion;
  readonly form: Form;
  readonly order: Order;
  readonly level: Level;
  readonly mode: Mode;
}

export const forms: readonly Form[] = ['bundled', 'cdn'];
export const orders: readonly Order[] = ['before', 'after bundle', 'after connecting'];
export const levels: readonly Level[] = ['found', 'attached'];
export const modes: readonly Mode[] = ['polling, then websocket', 'websocket only', 'polling only'];

/** Which cells are wanted; what is not named is wanted whole. */
export interface CellChoice {
  readonly engines: readonly Engine[];
  readonly versions?: readonly ClientVersion[];
  readonly forms?: readonly Form[];
  readonly orders?: readonly Order[];
  readonly levels?: readonly Level[];
  readonly modes?: readonly Mode[];
}

/** Every wanted cell, those of one engine and version together. */
export function cellsOf(choice: CellChoice): Cell[] {
  const cells: Cell[] = [];
  for (const engine of choice.engines)
    for (const version of choice.versions ?? clients.map((client) => client.version))
      for (const form of choice.forms ?? forms)
        for (const order of choice.orders ?? orders)
          for (const level of choice.levels ?? levels)
            for (const mode of choice.modes ?? modes) cells.push({ engine, version, form, order, level, mode });
  return cells;
}

/** One line that names a cell. */
export const cellName = ({ engine, version, form, order, level, mode }: Cell): string =>
  [engine, version, form, order, level, mode].join(' · ');
