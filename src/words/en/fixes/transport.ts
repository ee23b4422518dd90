import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/transport.ts`, in English. */
export const transportLabels: FixWordsOf<'transport'> = {
  upgradeThroughNginx: {
    label: 'Pass the upgrade on',
    note: 'Other proxies and firewalls have a switch of their own for WebSocket.',
  },
  websocketWorker: {
    label: 'Start gunicorn with a worker that speaks WebSocket',
    note: 'One worker only: Flask-SocketIO cannot use several gunicorn workers.',
  },
  stickyNode: { label: 'Several processes: keep a client on one of them' },
  pollingOnly: { label: 'Until then: stay on long-polling without trying' },
  simpleWebsocket: {
    label: 'Install WebSocket support and use threads',
    note: 'Or eventlet: gunicorn -k eventlet -w 1 app:app. Also check that allow_upgrades is not False.',
  },
  bothTransports: { label: 'Offer both transports' },
};
