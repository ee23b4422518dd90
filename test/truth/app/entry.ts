import type { Io, RunOrder } from './client-view.ts';
import { run } from './run.ts';

type Page = typeof globalThis & { startTruth: (order: RunOrder) => void; truthResult?: string };

/** Makes the app startable by its page, with the client that its bundle or its page has. */
export function ready(io: () => Io): void {
  const page = globalThis as Page;
  page.startTruth = (order) => {
    run(io(), order).then(
      (result) => (page.truthResult = JSON.stringify(result)),
      (error: unknown) => (page.truthResult = JSON.stringify({ failure: String(error) })),
    );
  };
}
