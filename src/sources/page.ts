import { all, type Source } from './guard.ts';
import { listen } from './natives.ts';

/** The page's life: shown and hidden, left and returned (back-forward cache), frozen and resumed. */
export const pageSource: Source = ({ emit, guard }) => {
  const undo = [
    listen(document, 'visibilitychange', guard(() => emit(document.hidden ? 'page.hidden' : 'page.shown', {}))),
    listen<PageTransitionEvent>(window, 'pagehide', guard(({ persisted }) => emit('page.left', { persisted }))),
    listen<PageTransitionEvent>(window, 'pageshow', guard(({ persisted }) => {
      if (persisted) emit('page.returned', { persisted });
    })),
    listen(document, 'freeze', guard(() => emit('page.frozen', {}))),
    listen(document, 'resume', guard(() => emit('page.resumed', {}))),
  ];
  return all(undo);
};
