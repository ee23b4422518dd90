import { hostOf } from '../origin.ts';
import type { RuleWords } from '../words.ts';
import { some } from './format.ts';

const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');

/** How each finding is put, in Korean. */
export const verdicts: RuleWords = {
  'server-unreachable': ({ endpoint, times: deaths }) => ({
    title: `${hostOf(endpoint)}에서 응답하는 서버가 없어요. 서버가 켜져 있는지, 주소가 맞는지 확인하세요.`,
    maybe: `${hostOf(endpoint)}에 켜진 서버가 없을 수 있어요.`,
    because: `요청 ${some(deaths, '개')}가 아무 응답 없이 끝났어요. 연결 거부, DNS, TLS, 콘텐츠 차단은 페이지에서 똑같이 보여요.`,
    check: '그 주소에서 무엇이든 응답하는지 점검으로 물어볼 수 있어요.',
  }),
  'cors-refuses-credentials': ({ endpoint, times: deaths }) => ({
    title: `${hostOf(endpoint)} 서버가 응답은 하지만 이 페이지의 쿠키를 허용하지 않아요. CORS 설정에 이 페이지의 origin을 적어 주세요.`,
    maybe: `${hostOf(endpoint)} 서버가 쿠키를 보내는 요청을 거절하는 것일 수 있어요 (CORS).`,
    because: `withCredentials로 보낸 요청 ${some(deaths, '개')}의 응답을 페이지가 읽을 수 없었어요.`,
    check: '쿠키 없이 한 번, 쿠키를 보내서 한 번 점검으로 물어볼 수 있어요.',
  }),
  'websocket-upgrade-refused': ({ endpoint, times: refused, polling }) => ({
    title: `${hostOf(endpoint)} 앞단에서 WebSocket을 거절하고 있어요. Upgrade 헤더를 통과시켜 주세요.`,
    maybe: `${hostOf(endpoint)}로 가는 길에서 WebSocket을 거절하거나, 요청이 서로 다른 서버 프로세스로 가는 것일 수 있어요.`,
    because: `서버는 WebSocket을 제공하는데, 업그레이드가 열리기 전에 ${times(refused)}닫혔어요${polling ? '. polling은 잘 돼요' : ''}.`,
    check: '세션이 필요 없는 WebSocket을 점검으로 열어 볼 수 있어요. 열리면 프로세스 쪽 문제예요.',
  }),
  'websocket-not-offered': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 서버가 WebSocket을 제공하지 않아요. 서버에 WebSocket 지원을 설치하세요.`,
    maybe: `${hostOf(endpoint)} 서버가 WebSocket을 제공하지 않는 것일 수 있어요.`,
    because: '핸드셰이크의 upgrades 목록이 비어 있어요. 그래서 클라이언트가 long-polling에 머물고, 메시지마다 HTTP 요청이 필요해요.',
    check: '점검으로 WebSocket을 따로 열어 볼 수 있어요.',
  }),
};
