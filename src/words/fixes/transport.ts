import type { FixLines, FixesOf } from './fix.ts';

/** Lines that mend transports. */
export const transportFixes = {
  upgradeThroughNginx: {
    stack: 'nginx',
    code: 'location /socket.io/ {\n  proxy_pass http://127.0.0.1:5000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n  proxy_set_header Host $host;\n  proxy_read_timeout 3600s;\n}',
  },
  websocketWorker: {
    stack: 'flask',
    code: '# eventlet\ngunicorn -k eventlet -w 1 app:app\n\n# gevent\npip install gevent gevent-websocket\ngunicorn -w 1 app:app \\\n  -k geventwebsocket.gunicorn.workers.GeventWebSocketWorker',
  },
  stickyNode: {
    stack: 'node',
    code: "// npm install @socket.io/sticky\nconst { setupMaster, setupWorker } = require('@socket.io/sticky');\n\n// in the primary process\nsetupMaster(httpServer, { loadBalancingMethod: 'least-connection' });\n// in each worker\nsetupWorker(io);",
  },
  pollingOnly: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  transports: ['polling'],\n  upgrade: false,\n});` },
  simpleWebsocket: { stack: 'flask', code: 'pip install simple-websocket\ngunicorn -k gthread --threads 100 -w 1 app:app' },
  bothTransports: { stack: 'node', code: "const io = new Server(httpServer, {\n  transports: ['polling', 'websocket'],\n  allowUpgrades: true,\n});" },
} as const satisfies FixLines;

export const transportFixesOf = {
  'websocket-upgrade-refused': ['upgradeThroughNginx', 'websocketWorker', 'stickyNode', 'pollingOnly'],
  'websocket-not-offered': ['simpleWebsocket', 'bothTransports'],
} as const satisfies FixesOf;
