/** What the address of an Engine.IO request tells. */
export interface EngineUrl {
  /** origin (http or https) and path, without query */
  readonly endpoint: string;
  /** 3 (clients 1.x, 2.x) or 4 (clients 3.x, 4.x) */
  readonly protocol: number;
  readonly transport: 'polling' | 'websocket';
  /** The session's id, a secret: it must not leave the recorder whole. */
  readonly sid: string | undefined;
  /** Names of query parameters that are the application's own. */
  readonly queryKeys: readonly string[];
}

/** Without the names of the protocol's own query parameters. */
export const appKeys = (names: readonly string[]): string[] => names.filter((name) => !/^(?:EIO|transport|t|sid|b64|j)?$/.test(name));

/** Marks the addresses of our own probes (in `t`, which every server ignores), so that they are not recorded. */
export const PROBE_MARK = 't=sockscope-';

/** The one test that traffic which is none of ours pays for. */
export const looksLikeEngine = (url: string): boolean => /[?&]EIO=\d/.test(url) && !url.includes(PROBE_MARK);

/** In browsers and in Node, but in no library that this folder is compiled with. */
declare const URLSearchParams: new (query: string) => { get(name: string): string | null; keys(): Iterable<string> };

/** Reads an address; `undefined` when it is no Engine.IO request. */
export function readEngineUrl(url: string): EngineUrl | undefined {
  if (!looksLikeEngine(url)) return undefined;
  const [address = ''] = url.split('#');
  const [endpoint = ''] = address.split('?');
  const parameters = new URLSearchParams(address.slice(endpoint.length));
  const value = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const transport = value('transport');
  if (!/^\d (?:polling|websocket)$/.test(`${value('EIO')} ${transport}`)) return undefined;
  return {
    endpoint: endpoint.replace(/^ws/, 'http'),
    protocol: Number(value('EIO')),
    transport: transport as EngineUrl['transport'],
    sid: value('sid'),
    queryKeys: appKeys([...parameters.keys()]),
  };
}
