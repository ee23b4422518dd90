/** Well beyond what any step takes on a busy machine. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 4;

/** Waits until something is so; rejects with its name when it does not come. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await pause(LOOK_MS);
  }
}

/** Waits for so many ms. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Asks the page's server for something that is done outside the connection: `began`, `early`, `cut`, `up`. */
export async function control(order: string): Promise<void> {
  await (await fetch(`/control/${order}`, { method: 'POST' })).text();
}
