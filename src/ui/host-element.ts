import type { Stop } from '../events/events.ts';
import css from './panel.css?inline';

/** The element that holds everything of the panel, and where to render inside of it. */
export interface HostElement {
  readonly root: HTMLElement;
  readonly remove: Stop;
}

/** Events that end at our door, so that the page's own handlers (shortcuts, outside clicks, focus traps) rest. */
const OURS = [
  'click', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend',
  'keydown', 'keyup', 'keypress', 'input', 'change', 'paste', 'copy', 'cut', 'focusin', 'focusout', 'wheel',
] as const;

/** Puts the host on the page: a shadow root, its styles inside, nothing in the page's head. */
export function createHostElement(nonce: string | undefined): HostElement {
  const host = document.createElement('sockscope-root');
  const shadow = host.attachShadow({ mode: 'open' });
  addStyles(shadow, nonce);
  const root = document.createElement('div');
  root.className = 'root';
  for (const type of OURS) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  shadow.append(root);
  document.documentElement.append(host);
  return { root, remove: () => host.remove() };
}

function addStyles(shadow: ShadowRoot, nonce: string | undefined): void {
  // Constructable stylesheets need no permission of the page's CSP; Safari has them from 16.4.
  if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  if (nonce !== undefined) style.nonce = nonce;
  style.textContent = css;
  (shadow as ShadowRoot).append(style);
}
