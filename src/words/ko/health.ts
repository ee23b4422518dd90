import type { HealthWords } from '../words.ts';
import { some } from './format.ts';

const by: Readonly<Record<string, string>> = { polling: 'long-polling으로', websocket: 'WebSocket으로', webtransport: 'WebTransport로' };
const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');

/** The one sentence at the top, in Korean. */
export const health: HealthWords = {
  none: () => '아직 이 페이지에 Socket.IO 연결이 없어요.',
  connecting: ({ attempts }) => (attempts > 1 ? `다시 연결하고 있어요, ${some(attempts, '번째')} 시도예요.` : '연결하고 있어요.'),
  failing: ({ attempts }) => (attempts > 1 ? `연결되지 않았어요: 최근 ${some(attempts, '번')} 시도가 모두 실패했어요.` : '연결되지 않았어요: 시도가 실패했어요.'),
  'awaiting-namespace': ({ namespace }) => `연결됐지만 서버가 아직 ${namespace} 입장을 허용하지 않았어요.`,
  'namespace-refused': ({ namespace, message }) => `서버가 ${namespace} 입장을 거절했어요${message ? `: ${message}` : '.'}`,
  polling: ({ upgrade, failures }) =>
    ({
      pending: 'long-polling으로 연결됐고, 아직 WebSocket으로 바뀌지 않았어요.',
      failed: `연결됐지만 long-polling만 써요: WebSocket 업그레이드가 ${times(failures)}실패했어요.`,
      'not-offered': '연결됐지만 long-polling만 써요: 서버가 WebSocket을 제공하지 않아요.',
    })[upgrade],
  connected: ({ transport }) => `${by[transport] ?? transport} 연결됐어요.`,
  closed: ({ by }) => ({ page: '이 페이지가 연결을 닫았어요.', server: '서버가 연결을 닫았어요.', network: '연결이 끊겼어요.' })[by],
};
