import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/application.ts`, in English. */
export const applicationLabels: FixWordsOf<'application'> = {
  logErrorsOfFlask: {
    label: 'See what the handler throws',
    note: 'Or look in the server’s log for “message handler error”. A name that was never imported is enough.',
  },
  nextOfNode: { label: 'Call next() on every way through middleware', note: 'Also after an await that fails.' },
  complainWithoutConnect: { label: 'Until then: notice it in the page' },
  workBehindConnectFlask: { label: 'Leave slow work to a background task' },
  workBehindConnectNode: { label: 'Do slow work after letting the client in' },
  freshToken: { label: 'Ask for the token at each connect', note: 'A plain object would send the same token for ever.' },
  tryAgainRefused: { label: 'Read the reason; connect again yourself once it is mended' },
  refuseWithReasonFlask: { label: 'Refuse with a reason instead of disconnect()' },
  refuseWithReasonNode: { label: 'Refuse with a reason, before the client is let in' },
  namespaceOfFlask: { label: 'Register the namespace' },
  namespaceOfNode: { label: 'Register the namespace' },
  noNamespace: { label: 'Or connect to the server itself', note: 'What stands behind the host in the address is taken for a namespace.' },
  connectAgain: { label: 'If the server means “come back later”: connect again' },
};
