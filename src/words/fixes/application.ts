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
  ackOfNode: { stack: 'node', code: ({ args }) => `socket.on('${nameIn(args['name'])}', (data, acknowledge) => {\n  acknowledge({ ok: true });\n});` },
  ackWithTimeout: {
    stack: 'client',
    code: ({ args }) => `socket.timeout(5000).emit('${nameIn(args['name'])}', data, (error, reply) => {\n  if (error) console.error('no ack');\n});`,
  },
  authInstead: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  auth: { token },\n});` },
  authOfFlask: { stack: 'flask', code: "@socketio.on('connect')\ndef on_connect(auth):\n    token = auth['token']" },
  authOfNode: { stack: 'node', code: 'io.use((socket, next) => {\n  const { token } = socket.handshake.auth;\n  next();\n});' },
  goOnTrying: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  reconnection: true,\n  reconnectionAttempts: Infinity,\n});\n// no disconnect() in 'connect_error'` },
  oneSocket: { stack: 'client', code: ({ api }) => `// socket.js: import it everywhere; no forceNew\nimport { io } from 'socket.io-client';\n\nexport const socket = io('${api}');` },
  oneSocketInNext: { stack: 'nextjs', code: "useEffect(() => {\n  socket.connect();\n  return () => { socket.disconnect(); };\n}, []);" },
  listenersOnce: { stack: 'client', code: "socket.on('connect', onConnect); // outside of any handler\nsocket.on('message', onMessage);" },
  listenersOff: { stack: 'nextjs', code: "useEffect(() => {\n  socket.on('message', onMessage);\n  return () => { socket.off('message', onMessage); };\n}, []);" },
  emitConnected: { stack: 'client', code: "if (socket.connected) socket.emit('position', data);\n// or dropped while disconnected:\nsocket.volatile.emit('position', data);" },
  usualParser: { stack: 'client', code: ({ api }) => `const socket = io('${api}'); // no parser option` },
  sameParser: { stack: 'node', code: "const io = new Server(httpServer, {\n  parser: require('socket.io-msgpack-parser'),\n});" },
  loadAnew: { stack: 'client', code: "socket.on('connect', () => {\n  if (!socket.recovered) loadState();\n});" },
  closeOnLeave: { stack: 'page', code: "addEventListener('pagehide', () => socket.disconnect());\naddEventListener('pageshow', (event) => {\n  if (event.persisted) socket.connect();\n});" },
  patientFlask: { stack: 'flask', code: 'socketio = SocketIO(app, ping_interval=25, ping_timeout=60)' },
  patientNode: { stack: 'node', code: 'const io = new Server(httpServer, {\n  pingTimeout: 60_000,\n  connectionStateRecovery: {},\n});' },
  yieldThread: { stack: 'page', code: 'for (const item of items) {\n  work(item);\n  await new Promise((done) => setTimeout(done));\n}' },
} as const satisfies FixLines;

/** An event's name that may stand between quotes. */
function nameIn(name: unknown): string {
  return /^[\w:./ -]+$/.exec(String(name))?.[0] ?? 'event';
}

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
  'ack-unanswered': ['logErrorsOfFlask', 'ackOfNode', 'ackWithTimeout'],
  'headers-not-sent': ['authInstead', 'authOfFlask', 'authOfNode'],
  'client-gave-up': ['goOnTrying'],
  'duplicate-connections': ['oneSocket', 'oneSocketInNext'],
  'handlers-pile-up': ['listenersOnce', 'listenersOff'],
  'emits-pile-up': ['emitConnected'],
  'parse-mismatch': ['usualParser', 'sameParser'],
  'back-forward-cache': ['closeOnLeave', 'loadAnew'],
  'page-suspended': ['loadAnew', 'patientNode', 'patientFlask'],
  'page-stalled': ['yieldThread', 'patientNode', 'patientFlask'],
  'disconnected-after-connect': ['refuseWithReasonNode', 'refuseWithReasonFlask', 'connectAgain'],
} as const satisfies FixesOf;
