import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { Stop } from '../../events/events.ts';

/** A way to render again. */
export const useRender = (): (() => void) => useReducer((times: number, _: void) => times + 1, 0)[1];

/** Renders again whenever something changed. Listens before anything else can happen, so nothing is missed. */
export function useChanges(source: { subscribe(changed: () => void): Stop }): void {
  const render = useRender();
  useLayoutEffect(() => source.subscribe(render), [source]);
}
