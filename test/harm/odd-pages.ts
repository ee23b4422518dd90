import type { OutgoingHttpHeaders } from 'node:http';
import { code, type Part } from './parts.ts';

/** A page on which something is not as usual. */
export interface OddPage {
  readonly name: string;
  /** Also where only the selection runs. */
  readonly always?: boolean;
  readonly headers?: (origin: string) => OutgoingHttpHeaders;
  readonly before?: readonly Part[];
  readonly after?: readonly Part[];
  /** The facts that cannot be seen there. */
  readonly unseen?: RegExp;
  /** The sources that cannot be there, and say so. */
  readonly without?: readonly string[];
  /** What the log says of it. */
  readonly says?: RegExp;
}

const policy = (text: string) => (origin: string): OutgoingHttpHeaders => ({
  'content-security-policy': text.replaceAll('WS', origin.replace('http', 'ws')),
});
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self' WS; base-uri 'none'; form-action 'none'";

/** All of them. */
export const ODD_PAGES: readonly OddPage[] = [
  { name: 'with frozen prototypes', always: true, before: [code('Object.freeze(WebSocket.prototype); Object.freeze(XMLHttpRequest.prototype);')], unseen: /./ },
  { name: 'whose prototypes are frozen later', after: [code('Object.freeze(WebSocket.prototype); Object.freeze(XMLHttpRequest.prototype); Object.freeze(EventTarget.prototype);')] },
  { name: 'with frozen constructors', always: true, before: [code('for (const name of ["WebSocket", "XMLHttpRequest", "EventTarget", "Promise"]) { Object.freeze(window[name]); Object.defineProperty(window, name, { configurable: false, writable: false }); }')] },
  { name: 'with a WebSocket of its own', before: [code('window.WebSocket = class OwnSocket extends WebSocket { constructor(...args) { super(...args); this.own = true; } send(data) { return super.send(data); } };')] },
  { name: 'with a WebSocket of its own, made later', after: [code('window.WebSocket = class OwnSocket extends WebSocket { set onmessage(handler) { super.onmessage = handler; } get onmessage() { return super.onmessage; } };')] },
  { name: 'with a proxied WebSocket', after: [code('window.WebSocket = new Proxy(WebSocket, {});')] },
  { name: 'with more on Object.prototype and Array.prototype', before: [code('Object.defineProperty(Object.prototype, "extra", { value: {}, writable: true }); Array.prototype.last = function () { return this[this.length - 1]; };')] },
  { name: 'without IndexedDB', always: true, before: [code('delete window.indexedDB; delete Window.prototype.indexedDB;')], says: /"storage.changed".*"memory"/ },
  { name: 'whose IndexedDB throws', before: [code('IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };')], says: /"storage.changed".*"memory"/ },
  { name: 'whose IndexedDB never answers', before: [code('IDBFactory.prototype.open = () => ({});')] },
  { name: 'without localStorage', before: [code('Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });')] },
  { name: 'without PerformanceObserver and idle callbacks', before: [code('delete window.PerformanceObserver; delete window.requestIdleCallback;')], without: ['resources', 'stalls'], unseen: /^engine\.handshake-timed/ },
  { name: 'under a strict policy, without unsafe-inline', headers: policy(STRICT) },
  { name: 'under Trusted Types', always: true, headers: policy(`${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`) },
  { name: 'isolated from other origins', headers: () => ({ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }) },
];
