import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format, some } from '../format.ts';

const of = (namespace: string): string => (namespace === '/' ? '' : `${namespace} `);
const quoted = (message: string): string => (message ? `: “${message}”` : ' (메시지 없음)');
const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');

const gaveUp: Readonly<Record<string, string>> = {
  attempts: 'reconnectionAttempts를 다 썼어요',
  page: '실패했을 때 페이지가 disconnect()를 불러서 시도가 모두 끝났어요',
  settings: 'reconnection이 false예요',
  unknown: '다음 시도가 없어요',
};

/** How findings on app, page and device are put, in Korean. */
export const applicationVerdicts: RuleWordsOf<'application'> = {
  'connect-unanswered': ({ namespace, times: asked }) => ({
    title: `서버가 ${of(namespace)}CONNECT를 받고도 끝내 대답하지 않았어요. 서버 로그에서 connect 핸들러의 오류를 찾아보세요.`,
    maybe: `서버가 ${of(namespace)}CONNECT를 받고도 대답하지 않은 것일 수 있어요.`,
    because: `연결은 살아 있는데 CONNECT에 ${times(asked)}허락도 거절도 오지 않았어요. 클라이언트에는 이때 쓰는 타이머도 이벤트도 없어요.`,
    check: '점검이 CONNECT를 따로 보내 보면 누구든 답을 받는지 알 수 있어요.',
  }),
  'connect-slow': ({ endpoint, namespace, ms }) => ({
    title: `${hostOf(endpoint)} 서버가 ${of(namespace)}CONNECT에 답하는 데 ${format.ms(ms)} 걸려요. connect 핸들러가 오래 걸리는 일을 하고 있어요.`,
    maybe: `${hostOf(endpoint)}의 connect 핸들러가 느리거나, 서버가 한 번에 한 가지만 처리하는 것일 수 있어요.`,
    because: `CONNECT가 ${format.ms(ms)} 기다렸고, 그동안 이벤트가 오가지 못했어요.`,
    check: 'poll이 대기 중일 때 점검이 요청을 보내요. 그 답이 빠르면 핸들러가 느린 거예요.',
  }),
  'token-expired': ({ endpoint, namespace, expired, message }) => ({
    title: `${hostOf(endpoint)}에 보낸 ${of(namespace)}토큰이 ${format.ms(expired)} 전에 만료됐어요. CONNECT마다 새 토큰을 받으세요.`,
    maybe: `토큰이 ${format.ms(expired)} 전에 만료돼서 ${hostOf(endpoint)} 서버가 들여보내지 않는 것일 수 있어요.`,
    because: message ? `auth의 JWT가 만료됐고 서버가 거절했어요: “${message}”.` : '이 기기의 시계로는 auth의 JWT가 만료됐고, 서버가 들여보내지 않았어요.',
    check: '다시 로그인해 보세요. 그때 연결되면 토큰 때문이에요.',
  }),
  'namespace-refused': ({ endpoint, namespace, message, times: refused }) => ({
    title: `${hostOf(endpoint)} 서버가 ${of(namespace)}CONNECT를 거절했어요${quoted(message)}.`,
    maybe: `${hostOf(endpoint)} 서버가 ${of(namespace)}CONNECT를 거절하는 것일 수 있어요.`,
    because: `서버의 코드가 ${times(refused)}거절했어요. 클라이언트는 스스로 다시 시도하지 않아요.`,
    check: '더 물어볼 것이 없어요. 서버가 그렇게 답했어요.',
  }),
  'namespace-unknown': ({ endpoint, namespace }) => ({
    title: `${hostOf(endpoint)} 서버에 ${namespace} 네임스페이스가 없어요. 서버에 등록하거나 클라이언트 주소에서 빼세요.`,
    maybe: `${hostOf(endpoint)} 서버에 ${namespace} 네임스페이스가 없는 것일 수 있어요.`,
    because: '없는 네임스페이스를 거절할 때의 답이 왔어요. Flask의 거절은 클라이언트에서 메시지가 비어 보여요.',
    check: '점검이 /에 CONNECT를 보내 보면 다른 네임스페이스는 되는지 알 수 있어요.',
  }),
  'disconnected-in-connect': ({ endpoint, namespace, times: out }) => ({
    title: `${hostOf(endpoint)} 서버가 ${of(namespace)}connect 핸들러 안에서 disconnect()를 불러요. 대신 오류로 거절하세요.`,
    maybe: `${hostOf(endpoint)} 서버가 ${of(namespace)}connect 핸들러 안에서 연결을 끊는 것일 수 있어요.`,
    because: `CONNECT의 답보다 DISCONNECT가 ${times(out)}먼저 왔어요. 페이지는 “connect”도 이유도 없이 “disconnect”만 들어요.`,
    check: '더 물어볼 것이 없어요. 패킷이 그 순서로 왔어요.',
  }),
  'disconnected-after-connect': ({ endpoint, namespace, ms, times: out }) => ({
    title: `${hostOf(endpoint)} 서버가 ${of(namespace)}클라이언트를 들여보내자마자 끊어요. connection 핸들러에서 disconnect()를 찾아보세요.`,
    maybe: `${hostOf(endpoint)} 서버가 ${of(namespace)}클라이언트를 들여보내자마자 끊는 것일 수 있어요.`,
    because: `CONNECT의 답이 오고 ${format.ms(ms)} 뒤에 DISCONNECT가 ${times(out)}왔어요. 클라이언트는 스스로 다시 시도하지 않아요.`,
    check: '더 물어볼 것이 없어요. 패킷이 그 순서로 왔어요.',
  }),
  'ack-unanswered': ({ namespace, name, times: asked }) => ({
    title: `서버가 ${of(namespace)}“${name}”에 한 번도 ack를 보내지 않아요. 서버 로그에서 그 핸들러의 오류를 찾아보세요.`,
    maybe: `서버가 ${of(namespace)}“${name}”에 ack를 보내지 않는 것일 수 있어요.`,
    because: `연결은 살아 있는데 ack를 바란 emit ${some(asked, '개')}가 답을 받지 못했어요. 이를 알리는 이벤트는 없어요.`,
    check: '점검이 WebSocket을 열어 봐요. 서버가 살아 있다면, 핸들러가 무엇을 했는지는 서버 로그에만 있어요.',
  }),
  'headers-not-sent': ({ headers }) => ({
    title: `브라우저가 extraHeaders(${headers})를 버려요. WebSocket에는 페이지가 헤더를 넣을 수 없어요. auth를 쓰세요.`,
    maybe: `브라우저가 extraHeaders(${headers})를 버리는 것일 수 있어요.`,
    because: 'transports가 websocket으로 시작해요. 어떤 브라우저도 페이지가 WebSocket에 헤더를 더하게 두지 않아요.',
    check: '더 물어볼 것이 없어요. 클라이언트 옵션에 그렇게 적혀 있어요.',
  }),
  'client-gave-up': ({ endpoint, how, times: attempts }) => ({
    title: `클라이언트가 ${hostOf(endpoint)} 연결을 포기했어요. ${gaveUp[how]}.`,
    maybe: `클라이언트가 ${hostOf(endpoint)} 연결을 포기한 것일 수 있어요.`,
    because: `${some(attempts, '번')} 시도한 뒤 연결이 사라졌고, 다음 시도가 없어요.`,
    check: 'attach(socket)로 소켓을 알려 주면 클라이언트가 말하는 이유도 기록돼요.',
  }),
  'duplicate-connections': ({ endpoint, times: open }) => ({
    title: `이 페이지가 ${hostOf(endpoint)}에 연결을 ${some(open, '개')} 동시에 열어 두고 있어요. 하나만 만들어 같이 쓰세요.`,
    maybe: `이 페이지가 ${hostOf(endpoint)}에 연결을 ${some(open, '개')} 동시에 열어 두고 있어요. 하나면 될 수도 있어요.`,
    because: '5초 넘게 나란히 열려 있었어요. 연결마다 핸드셰이크가 들고, 같은 메시지를 거듭 받아요.',
    check: '코드에서 io(와 forceNew를 찾아 모두 필요한지 보세요.',
  }),
  'handlers-pile-up': ({ name, connects, times: sent }) => ({
    title: `연결할 때마다 “${name}”을 한 번씩 더 보내요. 핸들러를 더하기만 하고 떼지 않아요.`,
    maybe: `연결할 때마다 “${name}”을 보내는 핸들러가 늘어나는 것일 수 있어요.`,
    because: `${some(connects, '번째')} 연결 뒤에는 한꺼번에 ${some(sent, '번')} 나갔어요.`,
    check: 'connect 핸들러나 정리하지 않는 effect 안에서 socket.on(을 찾아보세요.',
  }),
  'emits-pile-up': ({ events }) => ({
    title: `끊긴 동안 이벤트가 쌓였다가(${some(events, '개')}) 나중에 한꺼번에 나가요. volatile을 쓰거나 연결을 기다리세요.`,
    maybe: '끊긴 동안 이벤트가 쌓였다가 한꺼번에 나가는 것일 수 있어요.',
    because: `이벤트 ${some(events, '개')}가 기다렸거나 한꺼번에 나갔어요. 서버는 지난 일을 방금 일어난 일처럼 받아요.`,
    check: 'attach(socket)로 소켓을 알려 주면 기다리는 이벤트를 셀 수 있어요.',
  }),
  'parse-mismatch': ({ endpoint, custom }) => ({
    title: `클라이언트와 ${hostOf(endpoint)} 서버가 서로 다른 parser를 써요. 양쪽에 같은 parser 옵션을 주세요.`,
    maybe: `클라이언트와 ${hostOf(endpoint)} 서버의 parser가 다르거나, 서버가 CONNECT에서 스스로 끊는 것일 수 있어요.`,
    because: custom ? '따로 정한 형식의 패킷이 오가는데 상대가 읽지 못해요.' : '서버가 CONNECT를 받을 때마다 아무 말 없이 연결을 닫아요.',
    check: '점검이 보통 형식의 CONNECT를 보내 보면 서버가 그것을 읽는지 알 수 있어요.',
  }),
  'back-forward-cache': ({ endpoint, times: lost }) => ({
    title: `페이지가 뒤로/앞으로 캐시에 있는 동안 ${hostOf(endpoint)} 연결이 끊겼어요. 돌아오면 상태를 다시 불러오세요.`,
    maybe: `뒤로/앞으로 캐시에 있는 동안 ${hostOf(endpoint)} 연결이 끊긴 것일 수 있어요.`,
    because: `페이지를 떠났다가 메모리에서 다시 열었고, 그 때문에 연결 ${some(lost, '개')}가 끝났어요. 클라이언트가 스스로 다시 연결해요.`,
    check: '더 물어볼 것이 없어요. 페이지 이벤트에 그렇게 남아 있어요.',
  }),
  'page-suspended': ({ ms, times: lost }) => ({
    title: `이 기기나 탭이 서버가 기다려 주는 것보다 오래 (${format.ms(ms)}) 잠들었어요. 다시 연결되면 상태를 새로 불러오세요.`,
    maybe: `이 페이지가 서버가 기다려 주는 것보다 오래 (${format.ms(ms)}) 잠들었거나 바빴어요.`,
    because: `페이지가 전혀 돌지 않다가 연결 ${some(lost, '개')}가 끝났어요. 서버나 네트워크 탓이 아니에요.`,
    check: '페이지를 켜고 보이게 두세요. 그때 유지되면 잠든 탓이에요.',
  }),
  'page-stalled': ({ ms, lost }) => ({
    title: `스크립트가 페이지를 ${format.ms(ms)} 붙잡아서 ${lost ? '연결이 끊겼어요' : 'ping을 늦게 읽었어요'}. 일을 나누세요.`,
    maybe: `스크립트가 페이지를 ${format.ms(ms)} 붙잡았거나 페이지가 잠든 것일 수 있어요.`,
    because: '서버가 보낸 것이 스레드가 빌 때까지 읽히지 않았어요. 서버나 네트워크는 늦지 않았어요.',
    check: '브라우저 도구의 성능 패널로 긴 작업을 찾아보세요.',
  }),
};
