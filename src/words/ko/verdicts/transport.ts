import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { some } from '../format.ts';

const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');

/** How findings on transports are put, in Korean. */
export const transportVerdicts: RuleWordsOf<'transport'> = {
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
