/**
 * Causes that no log can tell apart, since the page may not read, or never gets, what would tell. Taken from
 * how browsers report failures, not from what the rules say.
 */
const unreadable = [
  'cors-headers-missing', 'cors-preflight-refused', 'cors-refuses-credentials', 'no-socket-io-here', 'origin-rejected',
  'server-unreachable', 'wrong-path', 'wrong-scheme',
] as const;

/** A poll of another origin fails: status 0, whatever was answered, and whether or not anything was. */
export const unreadablePoll: readonly (readonly string[])[] = [unreadable];
/** The same of an app that sends no cookies. */
export const unreadablePollWithoutCookies: readonly (readonly string[])[] = [unreadable.filter((id) => id !== 'cors-refuses-credentials')];
/** A WebSocket dies before it opens: 1006, whatever was answered. */
export const deadWebSocket: readonly (readonly string[])[] = [
  ['no-socket-io-here', 'origin-rejected', 'server-unreachable', 'websocket-only-refused', 'wrong-path', 'wrong-scheme'],
];
/** A request waits: the server is stuck, or has something at another path that never answers this one. */
export const waitingPoll: readonly (readonly string[])[] = [['server-hangs', 'wrong-path']];
/** A WebSocket waits, and nothing else is asked. */
export const waitingWebSocket: readonly (readonly string[])[] = [['server-hangs', 'websocket-handshake-unanswered']];
/** Also after the checkup, in Firefox, which names an origin to servers of the page's own site even for a script: one that answers none may be there, and refuse it. */
export const withoutScript: readonly (readonly string[])[] = [
  ['cors-headers-missing', 'no-socket-io-here', 'origin-rejected', 'wrong-path', 'wrong-scheme'],
  // The other scheme answers nothing at all.
  ['cors-headers-missing', 'no-socket-io-here', 'origin-rejected', 'wrong-path'],
];
