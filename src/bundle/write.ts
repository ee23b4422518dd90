import { strToU8, zipSync } from 'fflate';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { LogEvent } from '../events/events.ts';
import type { SessionRecord } from '../events/session-record.ts';
import type { Causes } from '../words/causes.ts';
import type { Words } from '../words/words.ts';
import { BUNDLE_FORMAT, ENTRY, type Manifest } from './format.ts';
import { summarize } from './summary.ts';

/** What goes into a bundle. */
export interface BundleInput {
  readonly record: SessionRecord;
  readonly events: readonly LogEvent[];
  readonly words: Words;
  readonly causes: Causes;
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
  /** The summary in it, for the preview and for copying as text. */
  readonly summary: string;
}

/** Zips one session with its verdicts and summary. Synchronous, so that no page's CSP can forbid its worker. */
export function writeBundle({ record, events, words, causes, at, version }: BundleInput): Bundle {
  const verdicts = diagnose(events);
  const summary = summarize({ record, events, verdicts, words, causes, version });
  const manifest: Manifest = {
    kind: 'sockscope', format: BUNDLE_FORMAT, version, writtenAt: at.toISOString(), session: { ...record, events: events.length },
  };
  const texts: readonly (readonly [string, string])[] = [
    [ENTRY.manifest, JSON.stringify(manifest, null, 2)],
    [ENTRY.summary, summary],
    [ENTRY.events, events.map((event) => `${JSON.stringify(event)}\n`).join('')],
    [ENTRY.verdicts, JSON.stringify(verdicts, null, 2)],
  ];
  const files = texts.map(([name, text]) => [name, strToU8(text)] as const);
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  const app = plain(record.app).slice(0, 40) || 'page';
  const time = at.toISOString().replace(/\.\d+/, '').replace(/:/g, '');
  return {
    name: `sockscope-${app}-${time}-${plain(record.id).slice(-6)}.zip`,
    // A zip knows no earlier time; the clock of a phone whose battery ran out may.
    bytes: zipSync(Object.fromEntries(files), { mtime: Math.max(at.getTime(), Date.UTC(1981, 0)) }),
    entries: files.map(([name, bytes]) => ({ name, bytes: bytes.length })),
    summary,
  };
}
