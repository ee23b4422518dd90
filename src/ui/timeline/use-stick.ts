import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LogEvent } from '../../events/events.ts';
import { indexOfSeq } from './index-of-seq.ts';
import { ROW_HEIGHT } from './use-virtual-rows.ts';

/** Nearer to the end than this (px) counts as the end. */
const NEAR = 24;

/**
 * Keeps the newest row in sight while a person is at the end, and the row they read in its place
 * while they are not, whatever comes or is dropped. `held`: a row was asked for, so it stays.
 */
export function useStick(scroller: RefObject<HTMLElement | null>, rows: readonly LogEvent[], held: boolean) {
  const [atEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const anchor = useRef<{ seq: number; offset: number }>(undefined);

  const toEnd = (): void => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  const onScroll = (): void => {
    const element = scroller.current;
    if (!element) return;
    sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    setAtEnd(sticks.current);
    const top = Math.floor(element.scrollTop / ROW_HEIGHT);
    const row = rows[top];
    anchor.current = row && { seq: row.seq, offset: element.scrollTop - top * ROW_HEIGHT };
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (sticks.current && !held) {
      toEnd();
      return;
    }
    const row = anchor.current;
    if (!row) return;
    const wanted = indexOfSeq(rows, row.seq) * ROW_HEIGHT + row.offset;
    if (Math.abs(element.scrollTop - wanted) > 1) element.scrollTop = wanted;
  }, [rows, rows.length]);

  return {
    atEnd,
    onScroll,
    toEnd: () => {
      sticks.current = true;
      setAtEnd(true);
      toEnd();
    },
    /** Puts a row in the middle, unless it is in sight already. */
    toRow: (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = index * ROW_HEIGHT;
      if (top >= element.scrollTop && top + ROW_HEIGHT <= element.scrollTop + element.clientHeight) return;
      element.scrollTop = Math.max(0, top + ROW_HEIGHT / 2 - element.clientHeight / 2);
      onScroll();
    },
  };
}
