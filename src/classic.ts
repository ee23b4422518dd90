/** The `<script>` build: the recorder, and the panel by URL when first needed or when the page is idle. */
import { activate, type Activation } from './activation.ts';
import { TEXT_OPTIONS } from './options.ts';
import type { PanelModule, Scope, StartOptions } from './scope.ts';
import { startOnce } from './start-once.ts';

/** What the script tag leaves on the page. */
export interface SockscopeGlobal {
  /** Starts by hand (`data-activate="manual"`); the tag's attributes are the defaults. */
  start(options?: StartOptions): Scope;
  /** The running scope; absent while dormant. */
  scope?: Scope;
}

const script = document.currentScript as HTMLScriptElement | null;
const { activate: activation = 'flag', lang, mask, ...attributes } = script?.dataset ?? {};
const panelUrl = new URL('panel.js', script?.src || location.href).href;

const fromTag = {
  ...Object.fromEntries(Object.entries(attributes).filter(([name]) => name in TEXT_OPTIONS)),
  ...(lang && { language: lang }),
  ...(mask && { mask: mask.split(/[\s,]+/) }),
} as StartOptions;

const api: SockscopeGlobal = {
  start: (options) =>
    (api.scope = startOnce({ ...fromTag, ...options }, () => import(/* @vite-ignore */ panelUrl) as Promise<PanelModule>)),
};
(globalThis as { Sockscope?: SockscopeGlobal }).Sockscope ??= api;

activate(activation as Activation, () => {
  try {
    api.start();
  } catch (error) {
    // A wrong attribute must not break the page; it is said once, where its author looks.
    console.error(error);
  }
});
