import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format, some } from '../format.ts';

const of = (namespace: string): string => (namespace === '/' ? '' : `${namespace} `);
const quoted = (message: string): string => (message ? `: “${message}”` : ' (메시지 없음)');
const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');

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
};
