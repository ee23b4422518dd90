import type { FixLines, FixesOf, Place } from './fix.ts';

/** What a finding knows is of the page or the server, so only what cannot break out of quotes goes into lines to paste. */
const given = ({ args }: Place, name: string, pattern: RegExp, otherwise: string): string => {
  const value = args[name];
  return typeof value === 'string' && pattern.test(value) ? value : otherwise;
};

const otherScheme = (api: string): string => (api.startsWith('https:') ? api.replace('https', 'http') : api.replace('http', 'https'));
const secure = (api: string): string => api.replace(/^http:/, 'https:');
const sources = ({ api }: Place): string => `connect-src 'self' ${api} ${api.replace(/^http/, 'ws')}`;
const appOrigin = (place: Place): string => given(place, 'origin', /^(?:null|[\w.+-]+:\/\/[\w.:-]*)$/, 'capacitor://localhost');
const otherPath = (place: Place): string => given(place, 'path', /^\/[\w./~-]+$/, '/socket.io/');

/** Lines that mend what keeps a connection from coming about. */
export const reachFixes = {
  connectTo: { stack: 'client', code: ({ api }) => `const socket = io('${api}');` },
  bindGunicorn: { stack: 'flask', code: 'gunicorn -k eventlet -w 1 \\\n  --bind 0.0.0.0:$PORT app:app' },
  listenEverywhere: { stack: 'node', code: "httpServer.listen(process.env.PORT || 3000, '0.0.0.0');" },
  askByCurl: { stack: 'host', code: ({ api, path }) => `curl -i '${api}${path}?EIO=4&transport=polling'` },
  herokuProcfile: { stack: 'heroku', code: '# Procfile\nweb: gunicorn -k eventlet -w 1 app:app' },
  renderPlan: { stack: 'render', code: '# render.yaml\nservices:\n  - type: web\n    plan: starter' },
  corsOfFlask: { stack: 'flask', code: ({ page }) => `socketio = SocketIO(\n    app,\n    cors_allowed_origins=['${page}'],\n    cors_credentials=True,\n)` },
  corsOfNode: { stack: 'node', code: ({ page }) => `const io = new Server(httpServer, {\n  cors: { origin: ['${page}'], credentials: true },\n});` },
  corsInOnePlace: { stack: 'nginx', code: '# location /socket.io/\n# add_header Access-Control-Allow-Origin ...;\n# add_header Access-Control-Allow-Credentials ...;' },
  withoutCredentials: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  withCredentials: false,\n});` },
  hostThroughNginx: { stack: 'nginx', code: 'proxy_set_header Host $host;\nproxy_set_header X-Forwarded-Host $host;\nproxy_set_header X-Forwarded-Proto $scheme;' },
  authNotHeaders: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  auth: { token },\n});` },
  allowHeaders: {
    stack: 'node',
    code: ({ page }) => `const io = new Server(httpServer, {\n  cors: {\n    origin: ['${page}'],\n    allowedHeaders: ['authorization'],\n    credentials: true,\n  },\n});`,
  },
  withCredentials: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  withCredentials: true,\n});` },
  allowRequest: { stack: 'node', code: "const io = new Server(httpServer, {\n  allowRequest: (request, done) => done('', true),\n});" },
  pathOfClient: { stack: 'client', code: (place) => `const socket = io('${place.api}', {\n  path: '${otherPath(place)}',\n});` },
  pathOfFlask: { stack: 'flask', code: ({ path }) => `socketio = SocketIO(app, path='${path}')` },
  pathOfNode: { stack: 'node', code: ({ path }) => `const io = new Server(httpServer, {\n  path: '${path}',\n});` },
  passByCaddy: { stack: 'caddy', code: ({ path }) => `reverse_proxy ${path}* localhost:5000` },
  slashOfNext: { stack: 'nextjs', code: '// next.config.js\nmodule.exports = { skipTrailingSlashRedirect: true };\n\n// client and server\nio({ addTrailingSlash: false });' },
  notOnVercel: { stack: 'vercel', code: "const socket = io('https://api.example.com');" },
  noCacheInNginx: { stack: 'nginx', code: ({ path }) => `location ${path} {\n  proxy_cache off;\n  proxy_pass http://127.0.0.1:5000;\n}` },
  noCacheInCloudFront: {
    stack: 'aws',
    code: '# CachingDisabled\nCachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n# AllViewer\nOriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3',
  },
  timestamps: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  timestampRequests: true,\n});` },
  newServer: { stack: 'node', code: 'npm install socket.io@4' },
  newFlask: { stack: 'flask', code: "pip install 'Flask-SocketIO>=5'" },
  oldClient: { stack: 'client', code: 'npm install socket.io-client@2' },
  newClient: { stack: 'client', code: 'npm install socket.io-client@4' },
  allowOld: { stack: 'node', code: 'const io = new Server(httpServer, {\n  allowEIO3: true,\n});' },
  byHttps: { stack: 'client', code: ({ api }) => `const socket = io('${secure(api)}');` },
  httpsByCaddy: { stack: 'caddy', code: 'api.example.com {\n  reverse_proxy localhost:5000\n}' },
  policyOfPage: { stack: 'page', code: (place) => `<meta http-equiv="Content-Security-Policy"\n  content="${sources(place)}">` },
  policyInNginx: { stack: 'nginx', code: (place) => `add_header Content-Security-Policy "${sources(place)}";` },
  byOtherScheme: { stack: 'client', code: ({ api }) => `const socket = io('${otherScheme(api)}');` },
  sameHost: {
    stack: 'client',
    code: ({ api }) => `const { protocol, hostname } = location;\nconst socket = io(\`\${protocol}//\${hostname}${/:\d+$/.exec(api)?.[0] ?? ''}\`);`,
  },
  listenFlask: { stack: 'flask', code: "socketio.run(app, host='0.0.0.0')" },
  appInFlask: { stack: 'flask', code: (place) => `socketio = SocketIO(\n    app,\n    cors_allowed_origins=['${appOrigin(place)}'],\n)` },
  appInNode: { stack: 'node', code: (place) => `const io = new Server(httpServer, {\n  cors: { origin: ['${appOrigin(place)}'], credentials: true },\n});` },
  soonBack: { stack: 'client', code: ({ api }) => `const socket = io('${api}', {\n  reconnectionDelayMax: 2000,\n});` },
} as const satisfies FixLines;

const elsewhere = ['connectTo', 'askByCurl', 'upgradeThroughNginx', 'passByCaddy', 'slashOfNext', 'notOnVercel'] as const;

export const reachFixesOf = {
  'server-unreachable': ['connectTo', 'bindGunicorn', 'listenEverywhere', 'askByCurl', 'herokuProcfile'],
  'server-hangs': ['simpleWebsocket', 'renderPlan', 'askByCurl'],
  'cors-refuses-credentials': ['corsOfFlask', 'corsOfNode', 'corsInOnePlace', 'withoutCredentials'],
  'cors-headers-missing': ['corsOfNode', 'corsOfFlask', 'corsInOnePlace'],
  'origin-rejected': ['corsOfFlask', 'corsOfNode', 'hostThroughNginx'],
  'cors-preflight-refused': ['authNotHeaders', 'allowHeaders'],
  'request-forbidden': ['allowRequest', 'withCredentials', 'askByCurl'],
  'gateway-error': ['askByCurl', 'bindGunicorn', 'listenEverywhere', 'upgradeThroughNginx', 'pathOfClient', 'notOnVercel'],
  'wrong-path': ['pathOfClient', 'pathOfFlask', 'pathOfNode', 'upgradeThroughNginx', 'passByCaddy', 'slashOfNext'],
  'no-socket-io-here': [...elsewhere, 'bindGunicorn', 'listenEverywhere'],
  'html-instead-of-engine': elsewhere,
  'response-cached': ['noCacheInNginx', 'noCacheInCloudFront', 'timestamps'],
  'client-too-new': ['newServer', 'newFlask', 'oldClient'],
  'client-too-old': ['newClient', 'allowOld'],
  'mixed-content': ['byHttps', 'httpsByCaddy'],
  'policy-blocks-connection': ['policyOfPage', 'policyInNginx'],
  'policy-blocks-websocket': ['policyOfPage', 'policyInNginx'],
  'wrong-scheme': ['byOtherScheme', 'httpsByCaddy'],
  'localhost-address': ['sameHost', 'listenFlask', 'listenEverywhere'],
  'webview-origin': ['appInFlask', 'appInNode'],
  'device-offline': ['soonBack'],
} as const satisfies FixesOf;
