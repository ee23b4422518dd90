import type { FixLines, FixesOf } from './fix.ts';

/** Lines that mend what keeps a connection from coming about. */
export const reachFixes = {
  connectTo: { stack: 'client', code: ({ api }) => `const socket = io('${api}');` },
  bindGunicorn: { stack: 'flask', code: 'gunicorn -k eventlet -w 1 \\\n  --bind 0.0.0.0:$PORT app:app' },
  listenEverywhere: { stack: 'node', code: "httpServer.listen(process.env.PORT || 3000, '0.0.0.0');" },
  askByCurl: { stack: 'host', code: ({ api, path }) => `curl -i '${api}${path}?EIO=4&transport=polling'` },
  corsOfFlask: { stack: 'flask', code: ({ page }) => `socketio = SocketIO(\n    app,\n    cors_allowed_origins=['${page}'],\n    cors_credentials=True,\n)` },
  corsOfNode: { stack: 'node', code: ({ page }) => `const io = new Server(httpServer, {\n  cors: { origin: ['${page}'], credentials: true },\n});` },
  corsInOnePlace: { stack: 'nginx', code: '# location /socket.io/\n# add_header Access-Control-Allow-Origin ...;\n# add_header Access-Control-Allow-Credentials ...;' },
  withoutCredentials: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  withCredentials: false,\n});` },
} as const satisfies FixLines;

export const reachFixesOf = {
  'server-unreachable': ['connectTo', 'bindGunicorn', 'listenEverywhere', 'askByCurl'],
  'cors-refuses-credentials': ['corsOfFlask', 'corsOfNode', 'corsInOnePlace', 'withoutCredentials'],
} as const satisfies FixesOf;
