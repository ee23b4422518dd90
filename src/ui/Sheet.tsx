import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { containScroll } from './contain-scroll.ts';
import { useRoom } from './hooks/use-room.ts';
import { useSheetDrag } from './hooks/use-sheet-drag.ts';
import { heightIn, stepHeight } from './sheet-heights.ts';
import type { SheetHeight } from './view-state.ts';
import type { Words } from '../words/words.ts';

/** The panel of a phone: a sheet from the bottom with three heights, above keyboard and home indicator. */
export function Sheet({ element, words, height, setHeight, close, leaving, children }: {
  element: RefObject<HTMLDivElement | null>;
  words: Words;
  height: SheetHeight;
  setHeight: (height: SheetHeight) => void;
  close: () => void;
  leaving: boolean;
  children: ComponentChildren;
}) {
  const room = useRoom();
  const rest = (to: SheetHeight | 'closed'): void => (to === 'closed' ? close() : setHeight(to));
  const drag = useSheetDrag(element, room.height, rest);
  useLayoutEffect(() => (element.current ? containScroll(element.current) : undefined), [element]);
  const step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setHeight(stepHeight(height, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <div
      ref={element} class="panel sheet" data-panel data-height={height} data-leaving={leaving} role="dialog"
      aria-label={words.header.panel} tabIndex={-1}
      style={{ '--height': `${heightIn(room.keyboard ? 'full' : height, room.height)}px`, '--keyboard': `${room.keyboard}px` }}
      {...drag.handlers} onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div class="grip">
        <button
          type="button" class="handle" aria-label={words.header.handle} title={words.header.handleHint} onKeyDown={step}
          onClick={() => !drag.wasDragged() && setHeight(height === 'full' ? 'half' : stepHeight(height, 1))}
        />
      </div>
      {children}
    </div>
  );
}
