import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { some } from '../format.ts';

const died = (times: number): string => `요청 ${some(times, '개')}의 응답을 페이지가 읽을 수 없었어요.`;
const past = '점검은 CORS와 상관없는 스크립트로 묻고 WebSocket도 열어 봐요.';
const elsewhere = '흔히 쓰는 다른 경로에 점검으로 물어볼 수 있어요.';

const errors: Readonly<Record<number, string>> = {
  404: '이 경로에는 아무것도 없어요',
  429: '요청이 너무 많아요',
  502: '프록시 뒤의 앱이 꺼져 있어요',
  503: '앱이 꺼져 있거나 아직 켜지는 중이에요',
  504: '프록시 뒤의 앱이 제때 응답하지 않아요',
};

/** How it is put that no connection comes about, in Korean. */
export const reachVerdicts: RuleWordsOf<'reach'> = {
  'server-unreachable': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)}에서 응답하는 서버가 없어요. 서버가 켜져 있는지, 주소가 맞는지 확인하세요.`,
    maybe: `${hostOf(endpoint)}에 켜진 서버가 없을 수 있어요.`,
    because: `${died(times)} 연결 거부, 끊김, DNS, TLS, 콘텐츠 차단은 페이지에서 똑같이 보여요.`,
    check: '그 주소에서 무엇이든 응답하는지 점검으로 물어볼 수 있어요.',
  }),
  'server-hangs': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} 서버가 응답하지 않아요. 멈췄거나, 스레드가 모자라거나, 아직 켜지는 중이거나, 방화벽이 요청을 버리고 있어요.`,
    maybe: `${hostOf(endpoint)} 서버가 멈췄거나 그냥 느린 것일 수 있어요.`,
    because: `요청 ${some(times, '개')}가 오래 기다렸지만 아무것도 오지 않았어요.`,
    check: '점검으로 다른 것도 물어볼 수 있어요.',
  }),
  'cors-refuses-credentials': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} 서버가 응답은 하지만 이 페이지의 쿠키를 허용하지 않아요. CORS 설정에 이 페이지의 origin을 적어 주세요.`,
    maybe: `${hostOf(endpoint)} 서버가 쿠키를 보내는 요청을 거절하는 것일 수 있어요 (CORS).`,
    because: `withCredentials로 보낸 ${died(times)}`,
    check: '쿠키 없이 한 번, 쿠키를 보내서 한 번 점검으로 물어볼 수 있어요.',
  }),
  'cors-headers-missing': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)}에 Socket.IO가 있지만 응답에 이 페이지를 위한 CORS 헤더가 없어요. CORS를 켜 주세요.`,
    maybe: `${hostOf(endpoint)}의 응답에 이 페이지를 위한 CORS 헤더가 없을 수 있어요.`,
    because: died(times),
    check: past,
  }),
  'origin-rejected': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} 서버가 이 페이지의 origin을 거절해요. 허용 목록에 추가해 주세요.`,
    maybe: `${hostOf(endpoint)} 서버가 이 페이지의 origin을 거절하는 것일 수 있어요.`,
    because: `이 페이지의 요청 ${some(times, '개')}가 실패했어요. Flask-SocketIO는 모르는 origin을 polling에서도 WebSocket에서도 거절해요.`,
    check: past,
  }),
  'cors-preflight-refused': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)} 서버가 이 페이지가 붙인 헤더(extraHeaders)를 거절해요. 헤더를 허용하거나 auth를 쓰세요.`,
    maybe: `${hostOf(endpoint)} 서버가 이 페이지가 붙인 헤더(extraHeaders)를 거절하는 것일 수 있어요.`,
    because: `${died(times)} 직접 정한 헤더가 있으면 브라우저가 먼저 OPTIONS로 물어봐요.`,
    check: '그런 헤더를 넣고, 또 빼고 점검으로 물어볼 수 있어요.',
  }),
  'request-forbidden': ({ endpoint, status, byNode }) => ({
    title: `${hostOf(endpoint)} 서버가 연결을 금지해요 (${status}). ${byNode ? 'allowRequest를 확인하세요' : '앞단에 로그인이나 방화벽이 있어요'}.`,
    maybe: `${hostOf(endpoint)} 서버가 연결을 금지하는 것일 수 있어요.`,
    because: `핸드셰이크에 HTTP ${status} 응답이 왔어요.`,
    check: '쿠키 없이 점검으로 물어볼 수 있어요.',
  }),
  'gateway-error': ({ endpoint, status }) => ({
    title: `${hostOf(endpoint)}에서 HTTP ${status} 응답이 와요.${errors[status] ? ` ${errors[status]}.` : ''}`,
    maybe: `${hostOf(endpoint)}에서 오류 응답이 오는 것일 수 있어요.`,
    because: `핸드셰이크에 Socket.IO가 아닌 HTTP ${status} 응답이 왔어요.`,
    check: elsewhere,
  }),
  'wrong-path': ({ endpoint, path }) => ({
    title: `Socket.IO가 ${hostOf(endpoint)}의 다른 경로에 있어요. path를 ${path ? `${path}로 ` : ''}맞춰 주세요.`,
    maybe: `Socket.IO가 ${hostOf(endpoint)}의 다른 경로에 있을 수 있어요.`,
    because: '이 경로에서는 쓸 만한 응답이 오지 않았어요.',
    check: elsewhere,
  }),
  'no-socket-io-here': ({ endpoint, times }) => ({
    title: `${hostOf(endpoint)}에서 응답은 오지만 Socket.IO가 아니에요. 프록시 뒤의 앱이 꺼졌거나, 주소가 틀렸거나, 로그인 페이지나 리디렉션이에요.`,
    maybe: `${hostOf(endpoint)}에서 Socket.IO가 아닌 것이 응답할 수 있어요.`,
    because: `${died(times)} CORS가 없으면 404, 502, 503, 웹 페이지, 리디렉션이 똑같이 보여요.`,
    check: past,
  }),
  'html-instead-of-engine': ({ endpoint }) => ({
    title: `${hostOf(endpoint)}에서 Socket.IO가 아니라 웹 페이지가 와요. API 서버의 주소를 쓰세요.`,
    maybe: `${hostOf(endpoint)}에서 웹 페이지가 오는 것일 수 있어요.`,
    because: '핸드셰이크의 응답이 HTML이에요. 정적 호스팅이거나, 모든 경로를 받는 라우트예요.',
    check: elsewhere,
  }),
  'response-cached': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 대신 캐시가 응답해요. Socket.IO 경로의 캐시를 꺼 주세요.`,
    maybe: `${hostOf(endpoint)} 대신 캐시가 응답하는 것일 수 있어요.`,
    because: '같은 세션이 계속 다시 왔어요.',
    check: '캐시가 응답할 수 없는 WebSocket을 점검으로 열어 볼 수 있어요.',
  }),
  'client-too-new': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 서버는 Socket.IO 2인데 클라이언트가 더 최신이에요. 주 버전을 맞춰 주세요.`,
    maybe: `${hostOf(endpoint)} 서버가 이 클라이언트에 비해 오래됐을 수 있어요.`,
    because: '클라이언트는 Engine.IO 4로 말하는데 응답은 3의 형식이에요.',
    check: '점검으로 버전을 읽을 수 있어요.',
  }),
  'client-too-old': ({ endpoint }) => ({
    title: `클라이언트는 Socket.IO 2인데 ${hostOf(endpoint)} 서버가 더 최신이에요. 클라이언트를 올려 주세요.`,
    maybe: `클라이언트(Socket.IO 2)가 ${hostOf(endpoint)} 서버에 비해 오래됐을 수 있어요.`,
    because: '클라이언트가 Engine.IO 3으로 말했고 세션을 받지 못했어요.',
    check: '두 버전으로 점검할 수 있어요.',
  }),
  'mixed-content': ({ endpoint }) => ({
    title: `이 페이지는 https인데 ${hostOf(endpoint)}는 http라서 브라우저가 막아요. https를 쓰세요.`,
    maybe: `브라우저가 ${hostOf(endpoint)}로 가는 http를 막는 것일 수 있어요.`,
    because: '혼합 콘텐츠는 보내기도 전에 막혀요. CORS 문제처럼 보여요.',
    check: '주소만 보아도 알 수 있어요.',
  }),
  'policy-blocks-connection': ({ endpoint }) => ({
    title: `이 페이지의 정책(CSP)이 ${hostOf(endpoint)}를 막아요. connect-src에 추가해 주세요.`,
    maybe: `이 페이지의 정책(CSP)이 ${hostOf(endpoint)}를 막는 것일 수 있어요.`,
    because: 'connect-src가 막았다고 브라우저가 알렸어요. 아무것도 보내지 않았어요.',
    check: '브라우저가 알린 것만으로 알 수 있어요.',
  }),
  'policy-blocks-websocket': ({ endpoint }) => ({
    title: `이 페이지의 정책(CSP)이 polling은 되지만 ${hostOf(endpoint)}로 가는 WebSocket은 막아요. connect-src에 wss: 주소를 추가해 주세요.`,
    maybe: `이 페이지의 정책(CSP)이 ${hostOf(endpoint)}로 가는 WebSocket을 막는 것일 수 있어요.`,
    because: 'connect-src가 WebSocket을 막았다고 브라우저가 알렸어요.',
    check: '브라우저가 알린 것만으로 알 수 있어요.',
  }),
  'wrong-scheme': ({ endpoint, scheme }) => ({
    title: `${hostOf(endpoint)}는 ${scheme}에서 응답해요. 주소를 바꿔 주세요.`,
    maybe: `${hostOf(endpoint)}는 ${scheme}로 열어야 할 수 있어요.`,
    because: `${scheme === 'http' ? 'https' : 'http'}에서는 쓸 만한 응답이 오지 않았어요. 리디렉션은 CORS를 통과하지 못해요.`,
    check: 'http와 https를 바꿔서 점검으로 물어볼 수 있어요.',
  }),
  'localhost-address': ({ endpoint }) => ({
    title: `${hostOf(endpoint)}는 이 기기 자신이에요. 이 기기에서 서버에 닿는 주소를 쓰세요.`,
    maybe: `${hostOf(endpoint)}는 다른 기기일 수 있어요.`,
    because: '페이지는 다른 곳에서 왔고, 이 기기에서는 아무것도 응답하지 않아요.',
    check: '그 주소에서 무엇이든 응답하는지 점검으로 물어볼 수 있어요.',
  }),
  'webview-origin': ({ endpoint, origin }) => ({
    title: `${hostOf(endpoint)} 서버가 이 앱의 origin ${origin}을 허용하지 않아요. CORS에 추가해 주세요.`,
    maybe: `${hostOf(endpoint)} 서버가 이 앱의 origin ${origin}을 허용하지 않을 수 있어요.`,
    because: '페이지가 앱 안에 있어서 origin이 웹 주소가 아니에요.',
    check: past,
  }),
  'device-offline': ({ endpoint }) => ({
    title: `이 기기가 오프라인이라 ${hostOf(endpoint)}에 닿을 수 없어요.`,
    maybe: '이 기기가 오프라인일 수 있어요.',
    because: '브라우저가 그렇게 알렸거나, 이 페이지의 서버도 응답이 없어요.',
    check: '이 페이지의 서버에 점검으로 물어볼 수 있어요.',
  }),
};
