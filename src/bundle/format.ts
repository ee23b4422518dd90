import { isRecord } from '../events/json.ts';
import type { SessionRecord } from '../events/session-record.ts';

/** Version of the bundle. A reader opens every version up to its own; a newer one it refuses by name. */
export const BUNDLE_FORMAT = 1;

/** The last ms of a JavaScript date. */
const LATEST_TIME = 8.64e15;

/** The files in a bundle. */
export const ENTRY = {
  manifest: 'manifest.json',
  events: 'events.ndjson',
  verdicts: 'verdicts.json',
  summary: 'summary.md',
} as const;

/** manifest.json: what the bundle is, readable without the rest. */
export interface Manifest {
  readonly kind: 'sockscope';
  readonly format: number;
  /** Sockscope's version that wrote it */
  readonly version: string;
  /** ISO time of writing */
  readonly writtenAt: string;
  readonly session: SessionRecord;
}

/** Narrows parsed JSON to a manifest of any format; `undefined` when it is none. */
export function readManifest(value: unknown): Manifest | undefined {
  if (!isRecord(value) || value['kind'] !== 'sockscope' || typeof value['format'] !== 'number') return undefined;
  const session = isRecord(value['session']) ? value['session'] : {};
  const text = (name: string): string => (typeof session[name] === 'string' ? session[name] : '');
  // Beyond it no date is valid, and formatting one throws.
  const number = (name: string): number => {
    const value = session[name];
    return typeof value === 'number' && Math.abs(value) <= LATEST_TIME ? value : 0;
  };
  const masked = isRecord(session['masked']) ? session['masked'] : {};
  return {
    kind: 'sockscope',
    format: value['format'],
    version: typeof value['version'] === 'string' ? value['version'] : '',
    writtenAt: typeof value['writtenAt'] === 'string' ? value['writtenAt'] : '',
    session: {
      id: text('id'), app: text('app'), url: text('url'), startedAt: number('startedAt'), lastAt: number('lastAt'),
      events: number('events'), bytes: number('bytes'), marks: number('marks'),
      masked: Object.fromEntries(Object.entries(masked).filter((entry): entry is [string, number] => Number.isFinite(entry[1]))),
    },
  };
}
