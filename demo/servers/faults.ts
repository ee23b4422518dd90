/** What goes wrong between the page and the API, and how the proxy brings it about. */
export interface Fault {
  title: string;
  line: string;
  /** The port is closed: connection refused. */
  unreachable?: true;
  /** WebSocket handshakes get 403. */
  refusesUpgrades?: true;
  /** Response headers to replace; undefined takes one out. */
  responseHeaders?: Record<string, string | undefined>;
  /** The backend is told the fault's name in the header `x-demo-fault`, and does the rest itself. */
  inBackend?: true;
}

/** Every fault that the demo can switch while it runs. */
export const faults = {
  none: {
    title: 'No fault',
    line: 'Everything works.',
  },
  'upgrade-refused': {
    title: 'WebSocket refused',
    line: 'A firewall answers 403 to every WebSocket handshake. Long-polling still works.',
    refusesUpgrades: true,
  },
  'cors-credentials': {
    title: 'CORS: credentials not allowed',
    line: 'The API allows any origin with *, which browsers refuse once credentials are sent.',
    responseHeaders: {
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': undefined,
    },
  },
  'cors-origin': {
    title: 'CORS: another origin',
    line: 'The API allows one origin, and it is not this page.',
    responseHeaders: { 'access-control-allow-origin': 'https://app.example.com' },
  },
  unreachable: {
    title: 'API not running',
    line: 'Nothing listens on the API port: connection refused.',
    unreachable: true,
  },
  'connect-unanswered': {
    title: 'Connect never answered',
    line: 'The transport opens, but the server code that should let the user in never answers.',
    inBackend: true,
  },
} as const satisfies Record<string, Fault>;

/** The name of a fault. */
export type FaultName = keyof typeof faults;

/** Tells whether a value from outside names a fault. */
export function isFaultName(value: unknown): value is FaultName {
  return typeof value === 'string' && Object.hasOwn(faults, value);
}

/** All names, in the order in which they are shown. */
export const faultNames = Object.keys(faults).filter(isFaultName);
