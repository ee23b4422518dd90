import type { Stop } from '../events/events.ts';
import type { Connections } from '../sources/connections.ts';
import { guarded } from '../sources/guard.ts';
import type { LateContext } from '../sources/late-source.ts';

/** How often is looked at what tells nobody that it changed. Hidden pages are throttled further by their browser. */
export const SECOND_MS = 1_000;

interface Ticker {
  readonly actions: Set<() => void>;
  readonly stop: Stop;
}

/** By what all sources of one recording share: one timer for all, since each would be a task of the page's. */
const tickers = new WeakMap<Connections, Ticker>();

/** Calls `action` each second, until it throws or the undo is called. */
export function everySecond({ emit, guard, connections, natives: { after } }: Pick<LateContext, 'emit' | 'guard' | 'connections' | 'natives'>, action: () => void): Stop {
  const begin = (): Ticker => {
    const actions = new Set<() => void>();
    return {
      actions,
      stop: guarded('every second', emit, (own) => {
        const tick = own(() => {
          for (const each of actions) each();
          if (actions.size > 0) cancel = after(SECOND_MS, tick);
        });
        let cancel = after(SECOND_MS, tick);
        return () => cancel();
      }),
    };
  };
  const ticker = tickers.get(connections) ?? begin();
  tickers.set(connections, ticker);
  const guardedAction = guard(action);
  ticker.actions.add(guardedAction);
  return () => {
    if (!ticker.actions.delete(guardedAction) || ticker.actions.size > 0) return;
    ticker.stop();
    tickers.delete(connections);
  };
}
