import { PROBE_MARK } from '../protocol/engine-url.ts';

/** What no recorder records and no cache answers. */
export const mark = (): string => `${PROBE_MARK}${Math.random().toString(36).slice(2, 10)}`;

/** The address of an Engine.IO request. */
export const engineUrl = (endpoint: string, transport: 'polling' | 'websocket' = 'polling', protocol = 4): string =>
  `${endpoint}?EIO=${protocol}&transport=${transport}&${mark()}`;

/** The same in a session. */
export const sessionUrl = (endpoint: string, sid: string, transport: 'polling' | 'websocket' = 'polling', protocol = 4): string =>
  `${engineUrl(endpoint, transport, protocol)}&sid=${encodeURIComponent(sid)}`;

/** The address of a WebSocket. */
export const socketUrl = (url: string): string => url.replace(/^http/, 'ws');

/** The origin of an endpoint, without a slash at its end. */
export const originOf = (endpoint: string): string => new URL(endpoint).origin;

/** Says whether a browser would refuse the address as mixed content. */
export const isMixed = (url: string): boolean => location.protocol === 'https:' && url.startsWith('http:');
