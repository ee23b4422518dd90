import type { Place } from './words.ts';

/** The lines to paste, the same in every language. */
export const fixCode = {
  connect: ({ api }: Place) => `const socket = io('${api}');`,
  noCredentials: ({ api }: Place) => `const socket = io('${api}', {\n  withCredentials: false,\n});`,
  noUpgrade: ({ api }: Place) => `const socket = io('${api}', {\n  transports: ['polling'],\n  upgrade: false,\n});`,
  curl: ({ api }: Place) => `curl -i '${api}/socket.io/?EIO=4&transport=polling'`,
  gunicornBind: 'gunicorn -k eventlet -w 1 \\\n  --bind 0.0.0.0:$PORT app:app',
  gunicornWorkers:
    '# eventlet\ngunicorn -k eventlet -w 1 app:app\n\n# gevent\npip install gevent gevent-websocket\ngunicorn -w 1 app:app \\\n  -k geventwebsocket.gunicorn.workers.GeventWebSocketWorker',
  simpleWebsocket: 'pip install simple-websocket\ngunicorn -k gthread --threads 100 -w 1 app:app',
  flaskCors: ({ page }: Place) => `socketio = SocketIO(\n    app,\n    cors_allowed_origins=['${page}'],\n    cors_credentials=True,\n)`,
  nodeListen: "httpServer.listen(process.env.PORT || 3000, '0.0.0.0');",
  nodeCors: ({ page }: Place) => `const io = new Server(httpServer, {\n  cors: { origin: ['${page}'], credentials: true },\n});`,
  nodeTransports: "const io = new Server(httpServer, {\n  transports: ['polling', 'websocket'],\n  allowUpgrades: true,\n});",
  nodeSticky:
    "// npm install @socket.io/sticky\nconst { setupMaster, setupWorker } = require('@socket.io/sticky');\n\n// in the primary process\nsetupMaster(httpServer, { loadBalancingMethod: 'least-connection' });\n// in each worker\nsetupWorker(io);",
  nginxNoCors: '# location /socket.io/\n# add_header Access-Control-Allow-Origin ...;\n# add_header Access-Control-Allow-Credentials ...;',
  nginxUpgrade:
    'location /socket.io/ {\n  proxy_pass http://127.0.0.1:5000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n  proxy_set_header Host $host;\n  proxy_read_timeout 3600s;\n}',
} as const;
