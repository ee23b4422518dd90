/** Does something with localStorage; `undefined` where the page may not have it, or it is full. Never throws. */
export function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
