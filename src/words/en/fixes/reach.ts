import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/reach.ts`, in English. */
export const reachLabels: FixWordsOf<'reach'> = {
  connectTo: {
    label: 'Connect to the address where the server listens',
    note: 'Scheme, host and port only: what follows is taken as a namespace. A page on https needs an https server.',
  },
  bindGunicorn: {
    label: 'Start the app on the port that the host expects',
    note: 'After the colon stands the Flask app, not the SocketIO object: app:socketio does not boot.',
  },
  listenEverywhere: { label: 'Listen on all interfaces and the port of the host' },
  askByCurl: { label: 'Ask from a terminal; a healthy server answers 0{"sid":…' },
  corsOfFlask: {
    label: 'Name the origin of this page',
    note: 'Exact scheme, host and port; wildcards inside a name never match.',
  },
  corsOfNode: {
    label: 'Name the origin and allow credentials',
    note: 'With credentials, origin "*" is refused by every browser.',
  },
  corsInOnePlace: { label: 'Set CORS in one place only: remove these from the proxy' },
  withoutCredentials: { label: 'If no cookie is needed: leave credentials out' },
};
