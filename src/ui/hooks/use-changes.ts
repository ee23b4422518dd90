import { useEffect, useReducer } from 'preact/hooks';
import type { Stop } from '../../events/events.ts';

/** A way to render again. */
export const useRender = (): (() => void) => useReducer((times: number, _: void) => times + 1, 0)[1];

/** Renders again whenever something changed. */
export function useChanges(source: { subscribe(changed: () => void): Stop }): void {
  const render = useRender();
  useEffect(() => source.subscribe(render), [source]);
}
