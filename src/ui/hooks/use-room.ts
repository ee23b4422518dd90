import { useLayoutEffect, useState } from 'preact/hooks';

/** The part of the window that a sheet may use, in px. */
export interface Room {
  readonly height: number;
  /** Space at the bottom that the keyboard takes. */
  readonly keyboard: number;
}

/** Space kept free above a full sheet (px), so that it still looks like one; the safe area comes on top. */
const ABOVE = 10;
/** Less than this (px) is a browser's toolbar, not a keyboard. */
const KEYBOARD_AT_LEAST = 80;

function measure(): Room {
  const visual = window.visualViewport;
  // A zoomed page shows a smaller part of the window without any keyboard.
  const hidden = visual && visual.scale < 1.05 ? innerHeight - visual.height - visual.offsetTop : 0;
  const keyboard = hidden > KEYBOARD_AT_LEAST ? Math.round(hidden) : 0;
  return { height: innerHeight - keyboard - ABOVE, keyboard };
}

/** Follows the window and the keyboard, which on iOS shrinks only the visual viewport. */
export function useRoom(): Room {
  const [room, setRoom] = useState(measure);
  useLayoutEffect(() => {
    const changed = (): void => setRoom((before) => {
      const now = measure();
      return now.height === before.height && now.keyboard === before.keyboard ? before : now;
    });
    const visual = window.visualViewport;
    addEventListener('resize', changed);
    visual?.addEventListener('resize', changed);
    visual?.addEventListener('scroll', changed);
    return () => {
      removeEventListener('resize', changed);
      visual?.removeEventListener('resize', changed);
      visual?.removeEventListener('scroll', changed);
    };
  }, []);
  return room;
}
