import type { Theme } from '../view-state.ts';
import { useMedia } from './use-media.ts';

/** The appearance to show, `auto` resolved by the system. */
export function useTheme(theme: Theme): 'light' | 'dark' {
  const dark = useMedia('(prefers-color-scheme: dark)');
  return theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
}
