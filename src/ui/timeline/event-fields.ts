import type { LogEvent } from '../../events/events.ts';
import type { Words } from '../../words/words.ts';
import type { Field } from '../parts/Fields.tsx';

/** Shown apart from the other fields. */
const APART = new Set(['seq', 'at', 'connection', 'type', 'preview']);
const DURATIONS = new Set(['ms', 'gap', 'late', 'pingInterval', 'pingTimeout']);
const SIZES = new Set(['size', 'sent', 'received', 'maxPayload']);

/** Every field that belongs to the fact itself, under its own name: developers look for these. */
export function fieldsOf(event: LogEvent, words: Words): Field[] {
  return Object.entries(event)
    .filter(([name, value]) => !APART.has(name) && value !== undefined)
    .map(([name, value]) => ({ name, value: show(name, value, words), code: typeof value === 'string' }));
}

function show(name: string, value: unknown, words: Words): string {
  const { event: say, format } = words;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'number') return DURATIONS.has(name) ? format.ms(value) : SIZES.has(name) ? format.bytes(value) : String(value);
  if (Array.isArray(value)) return value.length ? value.join(', ') : say.nothing;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value, null, 1);
  return value === '' ? say.nothing : String(value);
}
