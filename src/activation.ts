import { withStorage } from './store/storage.ts';
import { listen } from './sources/natives.ts';

/** When the script begins to record: `data-activate` of its tag. */
export type Activation = 'flag' | 'always' | 'gesture' | 'manual';

const REMEMBERED = 'sockscope:active';

/** What the address says: `?sockscope` or `#sockscope` on, `=off` off, else nothing. */
export function readFlag(address: string): 'on' | 'off' | undefined {
  // Where it cannot be, no regular expression is made: a dormant page pays for each thing done here.
  const found = address.includes('sockscope') && /[?&#]sockscope(?:=(\w*))?(?=&|#|$)/.exec(address);
  return found ? (found[1] === 'off' ? 'off' : 'on') : undefined;
}

/** The switch that outlives the page load; a page without storage has to carry the flag in its address. */
function remember(on: boolean): void {
  withStorage((storage) => (on ? storage.setItem(REMEMBERED, '1') : storage.removeItem(REMEMBERED)));
}

/** Calls `begin` now, later or never. While it waits for a gesture, one passive listener is all there is. */
export function activate(activation: Activation, begin: () => void): void {
  const flag = readFlag(location.search + location.hash);
  if (flag) remember(flag === 'on');
  if (flag === 'off') return;
  if (activation === 'always' || flag === 'on' || (activation !== 'manual' && withStorage((storage) => storage.getItem(REMEMBERED)))) begin();
  else if (activation === 'gesture') {
    const leave = listen<TouchEvent>(window, 'touchstart', ({ touches }) => {
      if (touches.length !== 3) return;
      leave();
      remember(true);
      begin();
    }, { passive: true, capture: true });
  }
}
