import type { FixLines, FixesOf } from './fix.ts';

/** Lines that mend the app's own code, on either side. */
export const applicationFixes = {
  logErrorsOfFlask: { stack: 'flask', code: '@socketio.on_error_default\ndef on_error(error):\n    app.logger.exception(error)' },
  nextOfNode: {
    stack: 'node',
    code: "io.use(async (socket, next) => {\n  try {\n    await authenticate(socket);\n    next();\n  } catch (error) {\n    next(error);\n  }\n});",
  },
  complainWithoutConnect: {
    stack: 'client',
    code: "const timer = setTimeout(() => {\n  if (!socket.connected) console.error('no answer to CONNECT');\n}, 10_000);\nsocket.once('connect', () => clearTimeout(timer));",
  },
  workBehindConnectFlask: { stack: 'flask', code: "@socketio.on('connect')\ndef on_connect(auth):\n    socketio.start_background_task(slow_work, request.sid)" },
  workBehindConnectNode: { stack: 'node', code: "io.on('connection', (socket) => {\n  void slowWork(socket); // not in io.use()\n});" },
  freshToken: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  auth: async (give) => give({ token: await freshToken() }),\n});` },
  tryAgainRefused: {
    stack: 'client',
    code: "socket.on('connect_error', (error) => {\n  if (socket.active) return; // tries again itself\n  console.error(error.message, error.data);\n});",
  },
  refuseWithReasonFlask: {
    stack: 'flask',
    code: "from flask_socketio import ConnectionRefusedError\n\n@socketio.on('connect')\ndef on_connect(auth):\n    if not is_allowed(auth):\n        raise ConnectionRefusedError('not allowed')",
  },
  refuseWithReasonNode: { stack: 'node', code: "io.use((socket, next) => {\n  if (isAllowed(socket)) next();\n  else next(new Error('not allowed'));\n});" },
  namespaceOfFlask: {
    stack: 'flask',
    code: ({ args }) => `@socketio.on('connect', namespace='${pathIn(args['namespace'])}')\ndef on_connect(auth):\n    pass`,
  },
  namespaceOfNode: { stack: 'node', code: ({ args }) => `io.of('${pathIn(args['namespace'])}').on('connection', (socket) => {});` },
  noNamespace: { stack: 'client', code: ({ api, path }) => `const socket = io('${api}', { path: '${path}' });` },
  connectAgain: { stack: 'client', code: "socket.on('disconnect', (reason) => {\n  if (reason === 'io server disconnect') socket.connect();\n});" },
} as const satisfies FixLines;

/** A namespace that may stand in a line to paste: a stranger's file must not put anything else there. */
function pathIn(namespace: unknown): string {
  return /^\/[\w./-]*$/.exec(String(namespace))?.[0] ?? '/';
}

export const applicationFixesOf = {
  'connect-unanswered': ['logErrorsOfFlask', 'nextOfNode', 'complainWithoutConnect'],
  'connect-slow': ['workBehindConnectFlask', 'workBehindConnectNode'],
  'token-expired': ['freshToken'],
  'namespace-refused': ['tryAgainRefused'],
  'namespace-unknown': ['namespaceOfFlask', 'namespaceOfNode', 'noNamespace'],
  'disconnected-in-connect': ['refuseWithReasonFlask', 'refuseWithReasonNode'],
  'disconnected-after-connect': ['refuseWithReasonNode', 'refuseWithReasonFlask', 'connectAgain'],
} as const satisfies FixesOf;
