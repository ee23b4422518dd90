import { type BundleReading, readBundle } from '../bundle/read.ts';
import { messageOf } from '../events/message-of.ts';
import { recordedSession } from '../ui/recorded-session.ts';
import type { SessionView } from '../ui/session.ts';

export type BundleProblem = Extract<BundleReading, { ok: false }>['problem'];

/** What became of a file. */
export type Opened =
  | { readonly state: 'shown'; readonly session: SessionView; readonly problems: readonly BundleProblem[] }
  | { readonly state: 'refused'; readonly problem: BundleProblem }
  | { readonly state: 'unread'; readonly message: string };

/** Reads a file that a person gave. Never rejects: what cannot be read is an answer too. */
export async function openFile(file: Blob): Promise<Opened> {
  try {
    const reading = readBundle(new Uint8Array(await file.arrayBuffer()));
    if (!reading.ok) return { state: 'refused', problem: reading.problem };
    const { record, events, verdicts, problems } = reading;
    return { state: 'shown', session: recordedSession(record, events, verdicts), problems };
  } catch (error) {
    return { state: 'unread', message: messageOf(error) };
  }
}
