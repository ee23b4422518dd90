/**
 * What goes wrong between Sockscope and the engine's own IndexedDB. Each is put into the page before
 * Sockscope, so that everything behind the boundary is the real engine.
 */
const scripts = {
  /** Every other open is refused, at once or later. */
  open: `
    const { open } = IDBFactory.prototype;
    let opens = 0;
    IDBFactory.prototype.open = function (...given) {
      opens += 1;
      if (opens % 4 === 1) throw new DOMException('injected', 'UnknownError');
      const request = open.apply(this, given);
      if (opens % 4 === 3) {
        // As WebKit does it: an error where a database was to be.
        Object.defineProperty(request, 'error', { value: new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError') });
        const on = {};
        Object.defineProperty(request, 'onsuccess', { set: (listener) => { on.success = listener; } });
        Object.defineProperty(request, 'onerror', { set: (listener) => { on.error = listener; } });
        request.addEventListener('success', (event) => { request.result.close(); on.error?.call(request, event); });
      }
      return request;
    };`,
  /** In every other transaction a put throws. */
  put: `
    const bad = new WeakSet(), known = new WeakSet();
    let transactions = 0;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (!known.has(this.transaction)) {
        known.add(this.transaction);
        if ((transactions += 1) % 2) bad.add(this.transaction);
      } else if (bad.has(this.transaction)) throw new DOMException('injected', 'DataError');
      return put.apply(this, given);
    };`,
  /** Every other transaction is aborted when all was put and nothing is committed. */
  commit: `
    delete IDBTransaction.prototype.commit;
    const known = new WeakSet();
    let transactions = 0;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (!known.has(this.transaction)) {
        known.add(this.transaction);
        if ((transactions += 1) % 2) request.addEventListener('success', () => this.transaction.abort());
      }
      return request;
    };`,
  /** A connection dies after five transactions: WebKit's lost server. */
  dead: `
    const used = new WeakMap();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const times = (used.get(this) ?? 0) + 1;
      used.set(this, times);
      if (times > 5) throw new DOMException('The database connection is closing', 'InvalidStateError');
      return transaction.apply(this, given);
    };`,
  /** Every connection is dead, and every new one: WebKit's server that does not come back. */
  gone: `
    IDBDatabase.prototype.transaction = () => { throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError'); };`,
  /** The fifth transaction never ends, and those behind it wait. */
  endless: `
    let transactions = 0;
    const known = new WeakSet();
    const { put } = IDBObjectStore.prototype;
    delete IDBTransaction.prototype.commit;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (!known.has(this.transaction)) {
        known.add(this.transaction);
        if ((transactions += 1) === 5) {
          const again = () => { this.get('nothing').onsuccess = again; };
          again();
        }
      }
      return request;
    };`,
  /** From a moment on the disk is full, for good. */
  quota: `
    const full = performance.now() + 300 + Math.random() * 700;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (performance.now() > full) throw new DOMException('injected', 'QuotaExceededError');
      return put.apply(this, given);
    };`,
} as const;

export type InjectedFault = keyof typeof scripts;

/** The script that makes a fault happen; nothing for an unknown name. */
export const faultScript = (name: string): string => (name in scripts ? `{${scripts[name as InjectedFault]}}` : '');
