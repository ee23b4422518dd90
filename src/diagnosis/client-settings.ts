/** What to give to `io()`. */
export interface ClientSettings {
  /** origin, and the namespace behind it */
  readonly url: string;
  /** Where it is not the default. */
  readonly path?: string;
  /** The path has no slash at its end. */
  readonly addTrailingSlash?: false;
  /** Where not all of them work. */
  readonly transports?: readonly string[];
  readonly withCredentials?: boolean;
}

/** The line to paste. */
export function codeOf({ url, ...options }: ClientSettings): string {
  const lines = Object.entries(options).map(([name, value]) => `  ${name}: ${literal(value)},\n`);
  return lines.length > 0 ? `io('${url}', {\n${lines.join('')}})` : `io('${url}')`;
}

const literal = (value: ClientSettings[keyof ClientSettings]): string =>
  typeof value === 'object' ? `[${value.map(literal).join(', ')}]` : typeof value === 'string' ? `'${value}'` : String(value);
