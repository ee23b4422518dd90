import type { FixLines, FixesOf, Place } from './fix.ts';

/** Seconds between pings that keep a connection alive whose limit was seen. */
const pingSeconds = ({ args }: Place): number => Math.max(1, Math.min(10, Math.floor((Number(args['after']) || Infinity) * 0.0006)));

/** Lines that mend transports. */
export const transportFixes = {
  upgradeThroughNginx: {
    stack: 'nginx',
    code: 'location /socket.io/ {\n  proxy_pass http://127.0.0.1:5000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n  proxy_set_header Host $host;\n  proxy_read_timeout 3600s;\n}',
  },
  askUpgrade: {
    stack: 'host',
    code: ({ api, path }) => `curl -iN --http1.1 \\\n  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \\\n  -H 'Sec-WebSocket-Version: 13' \\\n  -H 'Sec-WebSocket-Key: c29ja3Njb3BlLXByb2JlIQ==' \\\n  '${api}${path}?EIO=4&transport=websocket'`,
  },
  websocketWorker: {
    stack: 'flask',
    code: '# eventlet\ngunicorn -k eventlet -w 1 app:app\n\n# gevent\npip install gevent gevent-websocket\ngunicorn -w 1 app:app \\\n  -k geventwebsocket.gunicorn.workers.GeventWebSocketWorker',
  },
  newerEngine: { stack: 'flask', code: "pip install -U 'python-engineio>=4.10'" },
  simpleWebsocket: { stack: 'flask', code: 'pip install simple-websocket\ngunicorn -k gthread --threads 100 -w 1 app:app' },
  threadsOnHeroku: { stack: 'heroku', code: '# Procfile\nweb: gunicorn -k gthread --threads 100 -w 1 app:app' },
  bothTransports: { stack: 'node', code: "const io = new Server(httpServer, {\n  transports: ['polling', 'websocket'],\n  allowUpgrades: true,\n});" },
  bothTransportsFlask: { stack: 'flask', code: "socketio = SocketIO(\n    app,\n    transports=['polling', 'websocket'],\n    allow_upgrades=True,\n)" },
  serverElsewhere: { stack: 'vercel', code: ({ api }) => `NEXT_PUBLIC_SOCKET_URL=${api}` },
  directFromNext: { stack: 'nextjs', code: 'const socket = io(process.env.NEXT_PUBLIC_SOCKET_URL);' },
  oneWorker: { stack: 'flask', code: "gunicorn -k eventlet -w 1 app:app\n\n# several such instances behind a sticky proxy\nsocketio = SocketIO(app, message_queue='redis://')" },
  stickyNode: {
    stack: 'node',
    code: "// npm install @socket.io/sticky\nconst { setupMaster, setupWorker } = require('@socket.io/sticky');\n\n// in the primary process\nsetupMaster(httpServer, { loadBalancingMethod: 'least-connection' });\n// in each worker\nsetupWorker(io);",
  },
  stickyNginx: { stack: 'nginx', code: 'upstream socketio {\n  ip_hash;\n  server 127.0.0.1:5001;\n  server 127.0.0.1:5002;\n}' },
  stickyCaddy: { stack: 'caddy', code: 'reverse_proxy /socket.io/* 127.0.0.1:5001 127.0.0.1:5002 {\n  lb_policy cookie\n}' },
  stickyHaproxy: {
    stack: 'haproxy',
    code: 'backend socketio\n  cookie node insert indirect nocache\n  timeout tunnel 1h\n  server a 127.0.0.1:5001 check cookie a\n  server b 127.0.0.1:5002 check cookie b',
  },
  stickyAws: { stack: 'aws', code: 'aws elbv2 modify-target-group-attributes \\\n  --target-group-arn $TARGET_GROUP \\\n  --attributes Key=stickiness.enabled,Value=true \\\n    Key=stickiness.type,Value=lb_cookie' },
  stickyHeroku: { stack: 'heroku', code: 'heroku features:enable http-session-affinity' },
  oneOnRailway: { stack: 'railway', code: '{ "deploy": { "numReplicas": 1 } }' },
  oneOnRender: { stack: 'render', code: 'services:\n  - type: web\n    numInstances: 1' },
  patientNginx: { stack: 'nginx', code: '# location /socket.io/\nproxy_read_timeout 3600s;\nproxy_send_timeout 3600s;' },
  patientHaproxy: { stack: 'haproxy', code: 'timeout client 1m\ntimeout server 1m\ntimeout tunnel 1h' },
  patientAws: { stack: 'aws', code: 'aws elbv2 modify-load-balancer-attributes \\\n  --load-balancer-arn $LOAD_BALANCER \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600' },
  patientGunicorn: { stack: 'flask', code: 'gunicorn -k gthread --threads 100 -w 1 --timeout 120 app:app' },
  pingFlask: { stack: 'flask', code: (place) => `socketio = SocketIO(app, ping_interval=${pingSeconds(place)})` },
  pingNode: { stack: 'node', code: (place) => `const io = new Server(httpServer, {\n  pingInterval: ${pingSeconds(place) * 1000},\n});` },
  largerFlask: { stack: 'flask', code: 'socketio = SocketIO(app, max_http_buffer_size=10_000_000)' },
  largerNode: { stack: 'node', code: 'const io = new Server(httpServer, {\n  maxHttpBufferSize: 1e7,\n});' },
  largerNginx: { stack: 'nginx', code: '# location /socket.io/\nclient_max_body_size 10m;' },
  patched: { stack: 'flask', code: '# the first lines of the app\nimport eventlet\neventlet.monkey_patch()' },
  patientNode: { stack: 'node', code: 'const io = new Server(httpServer, {\n  pingTimeout: 60000,\n});' },
  recoveryNode: { stack: 'node', code: 'const io = new Server(httpServer, {\n  connectionStateRecovery: {},\n});' },
  noCompression: { stack: 'node', code: 'const io = new Server(httpServer, {\n  perMessageDeflate: false,\n});' },
  pollingOnly: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  transports: ['polling'],\n  upgrade: false,\n});` },
  websocketOnly: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  transports: ['websocket'],\n});` },
  defaultOrder: { stack: 'client', code: ({ api }) => `const socket = io('${api}');` },
  tryAllTransports: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  transports: ['websocket', 'polling'],\n  tryAllTransports: true,\n});` },
  resync: { stack: 'client', code: "socket.on('connect', () => {\n  if (!socket.recovered) socket.emit('sync');\n});" },
  reconnectOnChange: { stack: 'client', code: "navigator.connection?.addEventListener('change', () => {\n  socket.disconnect().connect();\n});" },
} as const satisfies FixLines;

export const transportFixesOf = {
  'session-unknown': [
    'oneWorker', 'stickyNode', 'stickyNginx', 'stickyCaddy', 'stickyHaproxy', 'stickyAws', 'stickyHeroku', 'oneOnRailway', 'oneOnRender', 'websocketOnly',
  ],
  'websocket-holds-worker': ['websocketWorker'],
  'single-slot-server': ['simpleWebsocket', 'threadsOnHeroku'],
  'upgrade-headers-stripped': ['upgradeThroughNginx', 'newerEngine', 'askUpgrade', 'pollingOnly'],
  'websocket-mute': ['pollingOnly', 'upgradeThroughNginx', 'askUpgrade'],
  'websocket-handshake-unanswered': ['upgradeThroughNginx', 'askUpgrade', 'pollingOnly'],
  'websocket-upgrade-refused': ['upgradeThroughNginx', 'websocketWorker', 'stickyNode', 'serverElsewhere', 'directFromNext', 'askUpgrade', 'pollingOnly'],
  'upgrades-switched-off': ['bothTransportsFlask', 'bothTransports', 'websocketOnly'],
  'websocket-not-offered': ['simpleWebsocket', 'bothTransports', 'serverElsewhere'],
  'transport-disabled': ['bothTransports', 'bothTransportsFlask', 'websocketOnly'],
  'websocket-only-refused': ['defaultOrder', 'simpleWebsocket', 'bothTransports', 'serverElsewhere'],
  'no-fallback': ['tryAllTransports'],
  'payload-too-large': ['largerFlask', 'largerNode', 'largerNginx'],
  'websocket-cut-when-idle': ['patientNginx', 'pingFlask', 'pingNode', 'patientHaproxy', 'patientAws'],
  'poll-cut-short': ['patientNginx', 'patientGunicorn', 'pingNode', 'patientHaproxy', 'patientAws'],
  'half-open-after-network-change': ['reconnectOnChange', 'pingFlask', 'pingNode'],
  'heartbeat-lost': ['patched', 'patientNode', 'resync'],
  'safari-compression': ['noCompression', 'pollingOnly'],
  'private-relay': ['pollingOnly'],
  'server-restarted': ['resync', 'recoveryNode'],
  'heartbeat-late': ['patched', 'patientNode'],
} as const satisfies FixesOf;
