import type { FixWordsOf } from '../../words.ts';

const ping = { label: 'Or ping before the limit is reached' };
const patient = { label: 'Wait longer than the ping interval' };
const larger = { label: 'Allow larger messages' };

/** Labels of the lines in `fixes/transport.ts`, in English. */
export const transportLabels: FixWordsOf<'transport'> = {
  upgradeThroughNginx: {
    label: 'Pass the upgrade on',
    note: 'Other proxies and firewalls have a switch of their own for WebSocket. Caddy, Railway, Render and Heroku pass it on by themselves.',
  },
  askUpgrade: { label: 'Ask from a terminal; a healthy server answers 101', note: 'Ask the app’s own port too: if that answers, the proxy is to blame.' },
  websocketWorker: {
    label: 'Start gunicorn with a worker that speaks WebSocket',
    note: 'One worker only: Flask-SocketIO cannot use several gunicorn workers.',
  },
  newerEngine: { label: 'Refuse such requests at once, so that none takes packets' },
  simpleWebsocket: {
    label: 'Install WebSocket support and use threads',
    note: 'Or eventlet: gunicorn -k eventlet -w 1 app:app.',
  },
  threadsOnHeroku: { label: 'The same in the Procfile' },
  bothTransports: { label: 'Offer both transports' },
  bothTransportsFlask: { label: 'Offer both transports' },
  serverElsewhere: { label: 'Run Socket.IO elsewhere', note: 'Functions on Vercel cannot hold a WebSocket.' },
  directFromNext: { label: 'Connect past the rewrites of Next.js' },
  oneWorker: { label: 'One gunicorn worker', note: 'Flask-SocketIO cannot use several.' },
  stickyNode: { label: 'Several processes: keep a client on one of them' },
  stickyNginx: { label: 'Keep a client on one server, by its address' },
  stickyCaddy: { label: 'Keep a client on one server, by a cookie' },
  stickyHaproxy: { label: 'Keep a client on one server, by a cookie', note: 'Cross-site, the cookie needs SameSite=None; Secure and withCredentials.' },
  stickyAws: { label: 'Switch stickiness on' },
  stickyHeroku: { label: 'Switch session affinity on' },
  oneOnRailway: { label: 'One replica: there is no stickiness' },
  oneOnRender: { label: 'One instance: there is no stickiness' },
  patientNginx: patient,
  patientHaproxy: patient,
  patientAws: { label: 'Wait longer; 60 s is usual here' },
  patientGunicorn: { label: 'Threads, and a timeout above both ping times' },
  pingFlask: ping,
  pingNode: ping,
  largerFlask: larger,
  largerNode: larger,
  largerNginx: larger,
  patched: { label: 'Let waiting block nobody else', note: 'With gevent: from gevent import monkey; monkey.patch_all(). Long work belongs into socketio.start_background_task.' },
  patientNode: { label: 'Be patient; better, move long work into a worker thread' },
  recoveryNode: { label: 'Resend what was missed in a short outage' },
  noCompression: { label: 'Compress no messages' },
  pollingOnly: { label: 'Until then: stay on long-polling without trying' },
  websocketOnly: { label: 'Or use WebSocket alone, which needs no session before' },
  defaultOrder: { label: 'Leave transports out: polling first, then WebSocket' },
  tryAllTransports: { label: 'Fall back to polling (4.8 and later)', note: 'Or leave transports out.' },
  resync: { label: 'After each connect, ask for what was missed' },
  reconnectOnChange: { label: 'Connect anew when the network changes', note: 'Safari does not tell: there only more frequent pings help.' },
};
