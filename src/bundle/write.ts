import { strToU8, zipSync } from 'fflate';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { LogEvent } from '../events/events.ts';
import type { SessionRecord } from '../events/session-record.ts';
import type { Words } from '../words/words.ts';
import { BUNDLE_FORMAT, ENTRY, type Manifest } from './format.ts';
import { summarize } from './summary.ts';

/** What goes into a bundle. */
export interface BundleInput {
  readonly record: SessionRecord;
  readonly events: readonly LogEvent[];
  readonly words: Words;
  readonly at: Date;
  readonly version: string;
}

/** A finished file. */
export interface Bundle {
  /** `sockscope-<app>-<time>-<id>.zip`, of characters that every file system and mail keeps. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Unpacked sizes in bytes, for the preview. */
  readonly entries: readonly { readonly name: string; readonly bytes: number }[];
}

/** Zips one session with its verdicts and summary. Synchronous, so that no page's CSP can forbid its worker. */
export function writeBundle({ record, events, words, at, version }: BundleInput): Bundle {
  const verdicts = diagnose(events);
  const manifest: Manifest = {
    kind: 'sockscope', format: BUNDLE_FORMAT, version, writtenAt: at.toISOString(), session: { ...record, events: events.length },
  };
  const texts: readonly (readonly [string, string])[] = [
    [ENTRY.manifest, JSON.stringify(manifest, null, 2)],
    [ENTRY.summary, summarize({ record, events, verdicts, words, version })],
    [ENTRY.events, events.map((event) => `${JSON.stringify(event)}\n`).join('')],
    [ENTRY.verdicts, JSON.stringify(verdicts, null, 2)],
  ];
  const files = texts.map(([name, text]) => [name, strToU8(text)] as const);
  const app = record.app.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 40) || 'page';
  const time = at.toISOString().replace(/\.\d+/, '').replace(/:/g, '');
  return {
    name: `sockscope-${app}-${time}-${record.id.slice(-6)}.zip`,
    bytes: zipSync(Object.fromEntries(files), { mtime: at }),
    entries: files.map(([name, bytes]) => ({ name, bytes: bytes.length })),
  };
}
