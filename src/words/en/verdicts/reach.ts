import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { some } from '../format.ts';

const died = (times: number): string => `${some(times, 'request')} got no answer that the page may read.`;
const past = 'The checkup asks past CORS, with a script, and opens a WebSocket.';
const elsewhere = 'The checkup asks on other usual paths.';

const errors: Readonly<Record<number, string>> = {
  404: 'there is nothing at this path',
  429: 'too many requests',
  502: 'the app behind the proxy is down',
  503: 'the app is down or still starting',
  504: 'the app behind the proxy does not answer in time',
};

/** How it is put that no connection comes about, in English. */
export const reachVerdicts: RuleWordsOf<'reach'> = {
  'server-unreachable': ({ endpoint, times }) => ({
    title: `No server answers at ${hostOf(endpoint)}: check that it runs and that the address is right.`,
    maybe: `No server may be running at ${hostOf(endpoint)}.`,
    because: `${died(times)} Refused, reset, DNS, TLS and a content blocker look the same from a page.`,
    check: 'The checkup asks whether anything answers there at all.',
  }),
  'server-hangs': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} does not answer: it hangs, is out of threads, is still starting, or a firewall drops requests.`,
    maybe: `${hostOf(endpoint)} may hang, or just be slow.`,
    because: `${some(times, 'request')} waited for long, and nothing came back.`,
    check: 'The checkup asks it for something else.',
  }),
  'cors-refuses-credentials': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} answers, but does not allow cookies from this page: name this page’s origin in its CORS settings.`,
    maybe: `${hostOf(endpoint)} may refuse requests with cookies (CORS).`,
    because: `With withCredentials, ${died(times)}`,
    check: 'The checkup asks once without and once with cookies.',
  }),
  'cors-headers-missing': ({ endpoint, times }) => ({
    title: `Socket.IO runs at ${hostOf(endpoint)}, but its answers lack the CORS header for this page: switch CORS on.`,
    maybe: `${hostOf(endpoint)} may answer without the CORS header for this page.`,
    because: died(times),
    check: past,
  }),
  'origin-rejected': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} refuses this page’s origin: add it to the allowed origins.`,
    maybe: `${hostOf(endpoint)} may refuse this page’s origin.`,
    because: `${some(times, 'request')} from this page failed. Flask-SocketIO refuses an unknown origin on polling and WebSocket alike.`,
    check: past,
  }),
  'cors-preflight-refused': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} refuses the headers that this page adds (extraHeaders): allow them, or use auth.`,
    maybe: `${hostOf(endpoint)} may refuse headers that this page adds (extraHeaders).`,
    because: `${died(times)} A header of your own makes the browser ask first (OPTIONS).`,
    check: 'The checkup asks with and without such a header.',
  }),
  'request-forbidden': ({ endpoint, status, byNode }) => ({
    title: `${hostOf(endpoint)} forbids the connection (${status})${byNode ? ': look at allowRequest' : ': a login or firewall is in front'}.`,
    maybe: `${hostOf(endpoint)} may forbid the connection.`,
    because: `The handshake was answered with HTTP ${status}.`,
    check: 'The checkup asks without cookies.',
  }),
  'gateway-error': ({ endpoint, status }) => ({
    title: `${hostOf(endpoint)} answers with HTTP ${status}${errors[status] ? `: ${errors[status]}` : ''}.`,
    maybe: `${hostOf(endpoint)} may answer with an error.`,
    because: `The handshake was answered with HTTP ${status}, not by Socket.IO.`,
    check: elsewhere,
  }),
  'wrong-path': ({ endpoint, path }) => ({
    title: `Socket.IO is on another path of ${hostOf(endpoint)}: set path${path ? ` to ${path}` : ''}.`,
    maybe: `Socket.IO may be on another path of ${hostOf(endpoint)}.`,
    because: 'Nothing of use was answered on this path.',
    check: elsewhere,
  }),
  'no-socket-io-here': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} answers, but not with Socket.IO: app down behind its proxy, wrong address, login page or redirect.`,
    maybe: `Something other than Socket.IO may answer at ${hostOf(endpoint)}.`,
    because: `${died(times)} 404, 502, 503, a web page and a redirect look the same without CORS.`,
    check: past,
  }),
  'html-instead-of-engine': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} answers with a web page, not with Socket.IO: use the address of the API server.`,
    maybe: `${hostOf(endpoint)} may answer with a web page.`,
    because: 'The handshake’s answer is HTML: a static host, or a route that takes every path.',
    check: elsewhere,
  }),
  'response-cached': ({ endpoint }) => ({
    title: `A cache answers for ${hostOf(endpoint)}: switch caching off for its Socket.IO path.`,
    maybe: `A cache may answer for ${hostOf(endpoint)}.`,
    because: 'The same session was handed out again and again.',
    check: 'The checkup opens a WebSocket, which no cache answers.',
  }),
  'client-too-new': ({ endpoint }) => ({
    title: `The server at ${hostOf(endpoint)} is Socket.IO 2, this client is newer: bring both to the same major version.`,
    maybe: `The server at ${hostOf(endpoint)} may be too old for this client.`,
    because: 'It answers in the framing of Engine.IO 3, the client speaks 4.',
    check: 'The checkup reads the version.',
  }),
  'client-too-old': ({ endpoint }) => ({
    title: `This client is Socket.IO 2, the server at ${hostOf(endpoint)} is newer: update the client.`,
    maybe: `This client, Socket.IO 2, may be too old for ${hostOf(endpoint)}.`,
    because: 'The client speaks Engine.IO 3 and got no session.',
    check: 'The checkup asks in both versions.',
  }),
  'mixed-content': ({ endpoint }) => ({
    title: `This page is on https and ${hostOf(endpoint)} on http, which browsers block: use https.`,
    maybe: `The browser may block http to ${hostOf(endpoint)}.`,
    because: 'Mixed content is blocked before anything is sent. It looks like CORS.',
    check: 'The addresses alone show it.',
  }),
  'policy-blocks-connection': ({ endpoint }) => ({
    title: `This page’s own policy (CSP) forbids ${hostOf(endpoint)}: add it to connect-src.`,
    maybe: `This page’s policy (CSP) may forbid ${hostOf(endpoint)}.`,
    because: 'The browser reported that connect-src blocked it. Nothing was sent.',
    check: 'The browser’s report alone shows it.',
  }),
  'policy-blocks-websocket': ({ endpoint }) => ({
    title: `This page’s policy (CSP) allows polling but not WebSocket to ${hostOf(endpoint)}: add its wss: address to connect-src.`,
    maybe: `This page’s policy (CSP) may forbid WebSocket to ${hostOf(endpoint)}.`,
    because: 'The browser reported that connect-src blocked the WebSocket.',
    check: 'The browser’s report alone shows it.',
  }),
  'wrong-scheme': ({ endpoint, scheme }) => ({
    title: `${hostOf(endpoint)} answers on ${scheme}: change the address.`,
    maybe: `${hostOf(endpoint)} may want ${scheme}.`,
    because: `Nothing of use is answered on ${scheme === 'http' ? 'https' : 'http'}. A redirect does not survive CORS.`,
    check: 'The checkup asks with the other scheme.',
  }),
  'localhost-address': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} is this device itself: use an address at which it reaches the server.`,
    maybe: `${hostOf(endpoint)} may be the wrong machine.`,
    because: 'The page comes from elsewhere, and nothing answers on this device.',
    check: 'The checkup asks whether anything answers there.',
  }),
  'webview-origin': ({ endpoint, origin }) => ({
    title: `${hostOf(endpoint)} does not allow the origin of this app, ${origin}: add it to CORS.`,
    maybe: `${hostOf(endpoint)} may not allow the origin of this app, ${origin}.`,
    because: 'The page is inside an app, so its origin is none of the web.',
    check: past,
  }),
  'device-offline': ({ endpoint }) => ({
    title: `This device is offline, so ${hostOf(endpoint)} cannot be reached.`,
    maybe: 'This device may be offline.',
    because: 'The browser says so, or this page’s own server is silent too.',
    check: 'The checkup asks this page’s own server.',
  }),
};
