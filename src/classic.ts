/** The `<script>` build: the recorder, and the panel by URL when first needed or when the page is idle. */
import { activate, type Activation } from './activation.ts';
import { OPTIONS } from './options.ts';
import type { LateModule, PanelModule, Scope, StartOptions } from './scope.ts';
import { startOnce } from './start-once.ts';

/** What the script tag leaves on the page. */
export interface SockscopeGlobal {
  /** Starts by hand (`data-activate="manual"`); the tag's attributes are the defaults. */
  start(options?: StartOptions): Scope;
  /** The running scope; absent while dormant. */
  scope?: Scope;
}

const script = document.currentScript as HTMLScriptElement | null;
const { dataset }: Pick<HTMLScriptElement, 'dataset'> = script ?? { dataset: {} };
/** What lies beside this script, an ES module each. */
const beside = (name: string): Promise<unknown> => import(/* @vite-ignore */ new URL(name, script?.src || location.href).href);

/** Read when it starts: to list the attributes takes longer than all that a dormant page needs. */
const fromTag = ({ lang, mask, ...attributes }: DOMStringMap): StartOptions => ({
  // `data-deep` and the like have no value.
  ...Object.fromEntries(Object.entries(attributes).filter(([name]) => name in OPTIONS).map(([name, text]) => [name, text || true])),
  ...(lang && { language: lang }),
  ...(mask && { mask: mask.split(/[\s,]+/) }),
}) as StartOptions;

const api: SockscopeGlobal = {
  start: (options) =>
    (api.scope = startOnce({ ...fromTag(dataset), ...options }, { panel: () => beside('panel.js') as Promise<PanelModule>, late: () => beside('late.js') as Promise<LateModule> })),
};
(globalThis as { Sockscope?: SockscopeGlobal }).Sockscope ??= api;

activate((dataset['activate'] ?? 'flag') as Activation, () => {
  try {
    api.start();
  } catch (error) {
    // A wrong attribute must not break the page; it is said once, where its author looks.
    console.error(error);
  }
});
