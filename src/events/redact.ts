import type { LogEvent, RawEvent } from './events.ts';
import { isRecord } from './json.ts';
import { maskPayload } from './payload.ts';
import { remember, WORD } from './remember.ts';
import { describeMasked, isSecretName, type MaskKind, maskSecrets } from './secrets.ts';

/** A pair of a query or fragment, but for those of the protocol itself, which explain a connection and are no secrets. */
const QUERY_VALUE = /([?#&](?!(?:EIO|transport|b64|j)=)[^?#&=]*=)([^&#]+)/g;

/** What a developer may set about masking. */
export interface MaskOptions {
  /** `shape`: no payload value at all; `masked` (default): secrets masked; `full`: payloads as they are. */
  readonly capture: 'shape' | 'masked' | 'full';
  /** More names whose values are masked. */
  readonly names: readonly string[];
}

/** Turns raw facts into facts that may be stored, shown and sent. */
export interface Masker {
  mask(event: RawEvent): LogEvent;
  /** An address without secrets: query values, fragment and user info masked, path searched. */
  url(address: string): string;
  /** How often each kind was masked so far. */
  counts(): Readonly<Record<string, number>>;
}

/** A masker; pure but for its counters. */
export function createMasker(options: MaskOptions): Masker {
  const counts: Partial<Record<MaskKind, number>> = {};
  const report = (kind: MaskKind): void => void (counts[kind] = (counts[kind] ?? 0) + 1);
  const masking = { names: new Set(options.names.map((name) => name.toLowerCase())), shapeOnly: false, report };
  const payloads = { ...masking, shapeOnly: options.capture === 'shape' };
  const url = (address: string): string => maskUrl(address, report);

  /** Names and other words come again and again; of those that were masked each is counted. */
  const isInnocent = remember((text) => maskPayload(text, { ...masking, report: () => undefined }) === text);
  const maskText = (text: string): string => (text.length <= WORD && isInnocent(text) ? text : maskPayload(text, masking));

  const maskField = (name: string, value: unknown, owner?: object): unknown => {
    if (typeof value !== 'string') return Array.isArray(value) ? value.map((entry) => maskField(name, entry)) : isRecord(value) ? maskFields(value) : value;
    // A build is named by its developer, and a commit looks like a token.
    if (name === 'type' || name === 'connection' || name === 'build') return value;
    if (name === 'preview') {
      if (options.capture === 'full') return value;
      // `emit('password', 'x')`: the event's name is that of its arguments.
      const key = isSecretName(String((owner as { name?: string }).name), masking.names) ? '"key":' : '';
      return maskPayload(key + value, payloads).slice(key.length);
    }
    if (name === 'url' || name === 'endpoint' || name === 'source') return url(value);
    // A message may quote what was sent.
    return maskText(value);
  };

  const maskFields = (fields: object): Record<string, unknown> => {
    const masked: Record<string, unknown> = {};
    for (const name of Object.keys(fields)) {
      const value = (fields as Record<string, unknown>)[name];
      if (value !== undefined) masked[name] = typeof value === 'number' ? value : maskField(name, value, fields);
    }
    return masked;
  };

  return {
    url,
    counts: () => ({ ...counts }),
    // A mark is what a person chose to write; masking it would lose their words.
    mask: (event) => (event.type === 'mark.made' ? event : maskFields(event)) as unknown as LogEvent,
  };
}

/** Part by part, since a slash may be part of a token elsewhere: the host must stay. */
const maskUrl = (address: string, report: (kind: MaskKind) => void): string =>
  address.replace(/^(\w+:\/\/)[^/@]*@/, '$1').replace(QUERY_VALUE, (_, name: string, value: string) => {
    report('query');
    return name + describeMasked('query', value);
  }).replace(/[^/]+/g, (part) => maskSecrets(part, report));
