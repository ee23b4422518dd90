import type { ProbeWords } from '../words.ts';

/** What the checkup asks, in English. */
export const probes: ProbeWords = {
  'same-origin': {
    asks: 'Does this page’s own server answer?',
    yes: 'This page’s own server answers',
    no: 'This page’s own server does not answer either',
    unknown: 'Could not tell whether this page’s own server answers',
  },
  reachable: {
    asks: 'Does anything answer at the address?',
    yes: 'Something answers at the address',
    no: 'Nothing answers at the address',
    unknown: 'Could not tell whether anything answers at the address',
  },
  'cors-plain': {
    asks: 'May this page read answers without cookies?',
    yes: 'The server lets this page read answers without cookies',
    no: 'The server does not let this page read answers, even without cookies',
    unknown: 'Could not tell whether this page may read answers without cookies',
  },
  'cors-credentials': {
    asks: 'May this page read answers with cookies?',
    yes: 'The server lets this page read answers with cookies',
    no: 'The server does not let this page read answers with cookies',
    unknown: 'Could not tell whether this page may read answers with cookies',
  },
  websocket: {
    asks: 'Does a direct WebSocket open?',
    yes: 'A direct WebSocket opens and answers',
    no: 'A direct WebSocket does not open',
    unknown: 'Could not tell whether a direct WebSocket opens',
  },
  script: {
    asks: 'Does a script from there answer, which CORS does not bind?',
    yes: 'A Socket.IO server answers there when CORS is left out',
    no: 'No Socket.IO server answers there, even when CORS is left out',
    unknown: 'Could not ask past CORS: this page’s own policy forbids it, nothing came in time, or this browser names an origin all the same',
  },
  'cors-header': {
    asks: 'May this page send a header of its own?',
    yes: 'The server lets this page send headers of its own',
    no: 'The server refuses headers of this page’s own',
    unknown: 'Could not tell whether this page may send headers of its own',
  },
  'websocket-nowhere': {
    asks: 'What becomes of a WebSocket to a path that is not there?',
    yes: 'A WebSocket opens even on a path that is not there',
    no: 'A WebSocket to a path that is not there is closed',
    unknown: 'A WebSocket to a path that is not there gets no answer',
  },
  'websocket-session': {
    asks: 'Does a WebSocket take over a session begun by polling?',
    yes: 'A WebSocket can take over a session begun by polling',
    no: 'A WebSocket cannot take over a session begun by polling',
    unknown: 'Could not tell whether a WebSocket can take over a session',
  },
  sticky: {
    asks: 'Do all requests of a session reach the process that knows it?',
    yes: 'All requests of a session reach the process that knows it',
    no: 'Some requests of a session reach a process that does not know it',
    unknown: 'Could not tell whether all requests of a session reach the same process',
  },
  'single-slot': {
    asks: 'Does the server answer while another request is pending?',
    yes: 'The server answers while another request is pending',
    no: 'The server answers nothing while another request is pending',
    unknown: 'Could not tell whether the server handles two requests at once',
  },
  'protocol-3': {
    asks: 'Does the server speak the protocol of Socket.IO 2?',
    yes: 'The server speaks the protocol of Socket.IO 2',
    no: 'The server does not speak the protocol of Socket.IO 2',
    unknown: 'Could not tell whether the server speaks the protocol of Socket.IO 2',
  },
  'other-path': {
    asks: 'Does Socket.IO answer on another usual path?',
    yes: 'Socket.IO answers on another path',
    no: 'Socket.IO answers on no other usual path',
    unknown: 'Could not ask on other paths',
  },
  'other-scheme': {
    asks: 'Does it answer with the other scheme, http or https?',
    yes: 'It answers with the other scheme',
    no: 'It does not answer with the other scheme either',
    unknown: 'Could not ask with the other scheme',
  },
  connect: {
    asks: 'Does the server answer CONNECT?',
    yes: 'The server answered CONNECT and let the checkup in',
    no: 'The server did not let the checkup in',
    unknown: 'Could not ask for CONNECT',
  },
};
