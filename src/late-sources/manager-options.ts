import type { ManagerView } from '../sources/manager-view.ts';

/** Texts that explain a connection and hold no secret; of all others (`protocols` may carry a token) only the name is told. */
const PLAIN_TEXTS = /^(?:path|hostname|port|transports)$/;

/**
 * The options in force. Numbers and switches are told as they are; of objects
 * (`auth`, `query`, `extraHeaders`, ...) only the names of their fields.
 */
export function optionsOf({ opts = {} }: ManagerView): Record<string, string | number | boolean> {
  const options: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(opts)) {
    if (typeof value === 'boolean' || Number.isFinite(value)) options[name] = value as boolean | number;
    else if (typeof value === 'string') options[name] = PLAIN_TEXTS.test(name) ? value : 'text';
    else if (Array.isArray(value)) options[name] = PLAIN_TEXTS.test(name) ? value.filter((entry) => typeof entry === 'string').join(', ') : 'list';
    else if (typeof value === 'object' && value) options[name] = `{ ${Object.keys(value).join(', ')} }`;
    else options[name] = value === Infinity ? 'Infinity' : typeof value;
  }
  return options;
}

/** Names of the fields of `auth`; whether a token was given, never the token. */
export const authKeysOf = ({ opts }: ManagerView): string[] => Object.keys(Object(opts?.['auth']) as object);
