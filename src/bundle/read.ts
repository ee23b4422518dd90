import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { diagnose, type Verdict } from '../diagnosis/diagnose.ts';
import type { LogEvent } from '../events/events.ts';
import { parseJson } from '../events/json.ts';
import { parseLines } from '../events/parse.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { BUNDLE_FORMAT, ENTRY, readManifest } from './format.ts';

/** Unpacked bytes that a reader accepts of one entry: 100,000 events take about 25 MB. */
const ENTRY_LIMIT = 256 * 1024 * 1024;
/** Text of events packs 10 to 60 times; more is a bomb. */
const RATIO_LIMIT = 400;

/** Why a bundle could not be opened, or which part of it could not be read. */
export type BundleProblem = 'not-a-zip' | 'no-manifest' | 'newer-format' | 'too-large' | 'no-events' | 'damaged-events';

/** An opened bundle, with the parts that could not be read, or why it cannot be opened. */
export type BundleReading =
  | { readonly ok: true; readonly record: SessionRecord; readonly events: LogEvent[]; readonly verdicts: Verdict[]; readonly problems: BundleProblem[] }
  | { readonly ok: false; readonly problem: BundleProblem };

/**
 * Reads a stranger's file: nothing in it is believed but facts of the vocabulary, and they are judged
 * again. Never throws.
 */
export function readBundle(bytes: Uint8Array): BundleReading {
  const known = new Set<string>([ENTRY.manifest, ENTRY.events]);
  let tooLarge = false;
  const small = (file: UnzipFileInfo): boolean => {
    // Each once: a bomb may list the same bytes any number of times.
    if (!known.delete(file.name)) return false;
    const fits = file.originalSize <= ENTRY_LIMIT && file.originalSize <= Math.max(65_536, file.size * RATIO_LIMIT);
    tooLarge ||= !fits;
    return fits;
  };
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: small });
  } catch {
    return { ok: false, problem: 'not-a-zip' };
  }
  const manifestBytes = files[ENTRY.manifest];
  const manifest = manifestBytes && readManifest(parseJson(strFromU8(manifestBytes)));
  if (!manifest) return { ok: false, problem: tooLarge ? 'too-large' : 'no-manifest' };
  if (manifest.format > BUNDLE_FORMAT) return { ok: false, problem: 'newer-format' };
  const eventBytes = files[ENTRY.events];
  const { events, unreadable } = parseLines(eventBytes ? strFromU8(eventBytes) : '');
  const problems: BundleProblem[] = [
    ...(eventBytes ? [] : [tooLarge ? 'too-large' as const : 'no-events' as const]),
    ...(unreadable > 0 ? ['damaged-events' as const] : []),
  ];
  events.sort((left, right) => left.seq - right.seq);
  return { ok: true, record: manifest.session, events, verdicts: diagnose(events), problems };
}
