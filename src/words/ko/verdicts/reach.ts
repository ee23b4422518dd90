import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { some } from '../format.ts';

/** How it is put that no connection comes about, in Korean. */
export const reachVerdicts: RuleWordsOf<'reach'> = {
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
};
