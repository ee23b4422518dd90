import { isRecord } from '../events/json.ts';
import type { Stop } from '../events/events.ts';
import type { Store } from './store.ts';
import type { ViewState } from './view-state.ts';

const KEY = 'sockscope:view';
const KEPT = ['language', 'theme', 'stack'] as const;
/** What a person chose once and should not have to choose again. */
export type Preferences = Partial<Record<(typeof KEPT)[number], string>>;

/** Reads a value that may be missing, broken or forbidden. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
  } catch {
    return undefined;
  }
}

/** Keeps a value where the browser allows it. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full: the choice lasts until the page is left.
  }
}

export function readPreferences(): Preferences {
  const kept = readKept(KEY);
  if (!isRecord(kept)) return {};
  return Object.fromEntries(KEPT.flatMap((name) => (typeof kept[name] === 'string' ? [[name, kept[name]]] : [])));
}

/** Keeps preferences whenever they change. */
export function keepPreferences(view: Store<ViewState>): Stop {
  const pick = (): string => JSON.stringify(KEPT.map((name) => view.get()[name] ?? null));
  let last = pick();
  return view.subscribe(() => {
    if (pick() === last) return;
    last = pick();
    const { language, theme, stack } = view.get();
    keep(KEY, { language, theme, stack });
  });
}
