import type { ComponentChildren, RefObject } from 'preact';
import type { Words } from '../words/words.ts';
import { useAnchor } from './hooks/use-anchor.ts';

/** The panel of a wide window: it floats beside the bubble. */
export function FloatingPanel({ element, bubble, words, close, leaving, children }: {
  element: RefObject<HTMLDivElement | null>;
  bubble: RefObject<HTMLElement | null>;
  words: Words;
  close: () => void;
  leaving: boolean;
  children: ComponentChildren;
}) {
  useAnchor(bubble, element);
  return (
    <div
      ref={element} class="panel floating" data-panel data-leaving={leaving} role="dialog" aria-label={words.header.panel} tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {children}
    </div>
  );
}
