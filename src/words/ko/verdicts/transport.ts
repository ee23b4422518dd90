import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { format, some } from '../format.ts';

const times = (amount: number): string => (amount > 1 ? `${some(amount, '번')} ` : '');
const direct = '점검으로 WebSocket을 따로 열어 볼 수 있어요.';
const beside = '점검으로 WebSocket을 열면서 polling도 해 볼 수 있어요.';
const asks = '지금 서버가 응답하는지 점검으로 물어볼 수 있어요.';
const silently = '시간이 같으면 타이머예요. 점검은 필요 없어요.';

/** How findings on transports are put, in Korean. */
export const transportVerdicts: RuleWordsOf<'transport'> = {
  'session-unknown': ({ endpoint, times: refused }) => ({
    title: `${hostOf(endpoint)}로 보낸 요청이 서로 다른 서버 프로세스로 가고 있어요. 한 클라이언트를 한 곳에 묶어 주세요.`,
    maybe: `${hostOf(endpoint)}로 보낸 요청이 서로 다른 서버 프로세스로 가는 것일 수 있어요.`,
    because: refused > 0
      ? `핸드셰이크 직후 새 세션 ${some(refused, '개')}를 모른다고 거절했어요. 묶는 설정이 없거나 그 쿠키를 잃은 거예요.`
      : '다른 프로세스는 이 세션을 몰라요. 묶는 설정이 없거나 그 쿠키를 잃은 거예요.',
    check: '점검으로 한 세션의 요청을 한꺼번에 보내 볼 수 있어요.',
  }),
  'websocket-holds-worker': ({ endpoint, times: stuck }) => ({
    title: `WebSocket 하나가 ${hostOf(endpoint)}의 유일한 worker를 차지하고 있어요. 여럿을 다루는 worker를 쓰세요.`,
    maybe: `WebSocket이 ${hostOf(endpoint)}의 유일한 worker를 차지했거나, 서버가 마침 멈춘 것일 수 있어요.`,
    because: `서버가 업그레이드 probe에 답한 뒤로 ${times(stuck)}아무 응답도 없었어요.`,
    check: `${asks} 응답하면 이 문제가 아니에요.`,
  }),
  'single-slot-server': ({ endpoint, times: held }) => ({
    title: `${hostOf(endpoint)} 서버가 요청을 한 번에 하나만 처리해요. 스레드나 비동기 worker를 쓰세요.`,
    maybe: `${hostOf(endpoint)} 서버가 요청을 한 번에 하나만 처리하는 것일 수 있어요.`,
    because: held > 0 ? `POST ${some(held, '개')}가 대기 중인 poll이 끝날 때까지 기다렸어요.` : 'poll이 대기하는 동안 어떤 POST도 응답받지 못했어요.',
    check: 'poll이 대기하는 동안 점검으로 물어볼 수 있어요.',
  }),
  'upgrade-headers-stripped': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 앞의 프록시가 Upgrade 헤더를 지워서 패킷을 잃고 있어요. 헤더를 전달해 주세요.`,
    maybe: `${hostOf(endpoint)} 앞의 프록시가 Upgrade 헤더를 지우는 것일 수 있어요.`,
    because: '패킷이 올 때가 되어서야 업그레이드가 실패했고 그 패킷은 오지 않았어요. 서버가 업그레이드를 poll로 받아들인 거예요.',
    check: '점검으로 세션이 있는 WebSocket과 없는 WebSocket을 열어 볼 수 있어요.',
  }),
  'websocket-mute': ({ endpoint }) => ({
    title: `${hostOf(endpoint)}로 WebSocket이 열리지만 아무것도 오지 않아요. 중간에서 막고 있어요.`,
    maybe: `${hostOf(endpoint)} 앞에서 WebSocket 내용을 막거나, 서버가 멈춘 것일 수 있어요.`,
    because: 'WebSocket이 열린 뒤 아무것도 오지 않았어요. 클라이언트에는 이걸 알아챌 타이머가 없어요.',
    check: beside,
  }),
  'websocket-handshake-unanswered': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 앞에서 WebSocket 요청이 사라지고 있어요. 요청을 전달해 주세요.`,
    maybe: `${hostOf(endpoint)}로 가는 길에서 WebSocket 요청이 사라지거나, 서버가 멈춘 것일 수 있어요.`,
    because: 'WebSocket이 몇 초 동안 열리지도 실패하지도 않았어요. 업그레이드에는 클라이언트의 타이머가 없어요.',
    check: beside,
  }),
  'websocket-upgrade-refused': ({ endpoint, times: refused, polling }) => ({
    title: `${hostOf(endpoint)} 앞단에서 WebSocket을 거절하고 있어요. Upgrade 헤더를 통과시켜 주세요.`,
    maybe: `${hostOf(endpoint)}로 가는 길에서 WebSocket을 거절하거나, 요청이 서로 다른 서버 프로세스로 가는 것일 수 있어요.`,
    because: `서버는 WebSocket을 제공하는데, 열리기 전에 ${times(refused)}닫혔어요${polling ? '. polling은 잘 돼요' : ''}.`,
    check: '세션 없는 WebSocket을 점검으로 열어 볼 수 있어요. 열리면 프로세스 쪽 문제예요.',
  }),
  'upgrades-switched-off': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 서버에 WebSocket은 있지만 업그레이드가 꺼져 있어요. 허용해 주세요.`,
    maybe: `${hostOf(endpoint)} 서버의 업그레이드가 꺼져 있을 수 있어요.`,
    because: '핸드셰이크의 upgrades 목록은 비어 있는데 WebSocket은 열려요.',
    check: direct,
  }),
  'websocket-not-offered': ({ endpoint, settled }) => ({
    title: settled
      ? `${hostOf(endpoint)} 서버가 WebSocket을 제공하지 않아요. 서버에 WebSocket 지원을 설치하거나 업그레이드를 허용하세요.`
      : `${hostOf(endpoint)} 서버가 WebSocket을 제공하지 않아요. 지원이 없거나 꺼져 있어요.`,
    maybe: `${hostOf(endpoint)} 서버가 WebSocket을 제공하지 않는 것일 수 있어요.`,
    because: '핸드셰이크의 upgrades 목록이 비어 있어요. 그래서 클라이언트가 long-polling에 머물고, 메시지마다 HTTP 요청이 필요해요.',
    check: direct,
  }),
  'transport-disabled': ({ endpoint }) => ({
    title: `${hostOf(endpoint)} 서버가 polling을 허용하지 않아요. 허용하거나 WebSocket만 쓰세요.`,
    maybe: `${hostOf(endpoint)} 서버가 polling을 허용하지 않는 것일 수 있어요.`,
    because: '서버가 "Transport unknown"으로 요청을 거절했어요.',
    check: direct,
  }),
  'websocket-only-refused': ({ endpoint, times: dead }) => ({
    title: `클라이언트는 WebSocket만 쓰는데 ${hostOf(endpoint)} 서버에는 없어요. polling도 허용하세요.`,
    maybe: `클라이언트는 WebSocket만 쓰는데 ${hostOf(endpoint)} 서버에는 없을 수 있어요.`,
    because: `WebSocket이 열리기 전에 ${times(dead)}닫혔고, polling은 한 적이 없어요.`,
    check: beside,
  }),
  'no-fallback': ({ endpoint }) => ({
    title: `${hostOf(endpoint)}로 WebSocket이 실패해도 클라이언트가 polling으로 물러나지 않아요. tryAllTransports를 켜세요.`,
    maybe: `클라이언트가 ${hostOf(endpoint)}에서 일어나지 않을 polling 대체를 기대하는 것일 수 있어요.`,
    because: 'transports의 첫 번째가 실패해요. tryAllTransports가 없으면 다음 것을 시도하지 않아요.',
    check: 'polling이 되는지 점검으로 확인할 수 있어요.',
  }),
  'payload-too-large': ({ endpoint, size }) => ({
    title: `메시지가 ${hostOf(endpoint)} 서버의 제한보다 커요. 제한을 올리거나 나눠 보내세요.`,
    maybe: `메시지가 ${hostOf(endpoint)} 서버의 제한보다 컸을 수 있어요.`,
    because: size > 0 ? `${format.bytes(size)}를 보낸 직후에 연결이 끊겼어요.` : '서버가 직접 그렇게 말했어요.',
    check: '같은 것을 다시 보내 보세요. 또 끊기면 이 문제예요.',
  }),
  'websocket-cut-when-idle': ({ endpoint, times: cuts, after, interval }) => ({
    title: `${hostOf(endpoint)} 앞의 프록시가 ${format.ms(after)} 동안 조용한 WebSocket을 끊어요. 더 기다리게 하거나 ping을 앞당기세요.`,
    maybe: `${hostOf(endpoint)} 앞의 프록시가 조용한 WebSocket을 끊는 것일 수 있어요.`,
    because: `마지막 패킷에서 ${format.ms(after)} 뒤에 ${times(cuts)}끊겼어요. 서버의 ping 간격은 ${format.ms(interval)}예요.`,
    check: silently,
  }),
  'poll-cut-short': ({ endpoint, times: cuts, after, interval }) => ({
    title: `${hostOf(endpoint)}의 poll이 ${format.ms(after)}마다 끊겨요. 프록시나 worker의 제한 시간을 늘리세요.`,
    maybe: `${hostOf(endpoint)}의 프록시나 worker가 poll을 일찍 끊는 것일 수 있어요.`,
    because: `${format.ms(after)} 만에 ${times(cuts)}끊겼어요. 서버의 ping 간격은 ${format.ms(interval)}예요. 프록시와 gunicorn --timeout은 똑같이 보여요.`,
    check: silently,
  }),
  'half-open-after-network-change': ({ endpoint }) => ({
    title: `네트워크가 바뀐 뒤 ${hostOf(endpoint)}에서 아무것도 오지 않았어요. 바로 새로 연결하세요.`,
    maybe: `${hostOf(endpoint)} 연결이 기기가 떠난 네트워크에 남아 있을 수 있어요.`,
    because: '연결된 동안 네트워크가 바뀌었고, 그 뒤로 클라이언트가 포기할 때까지 조용했어요.',
    check: asks,
  }),
  'heartbeat-lost': ({ endpoint, times: lost }) => ({
    title: `${hostOf(endpoint)}의 ping이 끊겼어요. 서버가 멈췄거나 네트워크가 모두 잃은 거예요.`,
    maybe: `${hostOf(endpoint)}에서 아무것도 오지 않아요. 서버가 멈췄거나 네트워크가 끊겼을 수 있어요.`,
    because: `페이지가 깨어 있는데도 서버가 정한 시간보다 오래 ${times(lost)}아무것도 오지 않았어요 (ping timeout).`,
    check: '그 순간에 서버와 이 페이지의 서버에 점검으로 물어볼 수 있어요.',
  }),
  'safari-compression': ({ endpoint, times: broken }) => ({
    title: `이 Safari는 압축된 WebSocket에서 끊겨요. ${hostOf(endpoint)} 서버의 압축을 끄세요.`,
    maybe: `이 Safari(15.0~15.3)가 ${hostOf(endpoint)}의 압축된 메시지에서 끊기는 것일 수 있어요.`,
    because: `WebSocket이 열렸다가 금방 ${times(broken)}끊겼어요. 이 버전은 permessage-deflate에서 끊겨요.`,
    check: '다른 기기나 iOS 15.4에서 확인할 수 있어요.',
  }),
  'private-relay': ({ endpoint }) => ({
    title: `iCloud 비공개 릴레이가 ${hostOf(endpoint)}의 WebSocket을 막아요. 이런 기기에서는 polling을 쓰세요.`,
    maybe: `iCloud 비공개 릴레이가 ${hostOf(endpoint)}의 WebSocket을 막는 것일 수 있어요.`,
    because: '이 Safari 26에서 WebSocket이 열리지 않아요. 비공개 릴레이를 쓰면 그런 일이 있었어요.',
    check: '릴레이를 잠시 끄거나 다른 브라우저로 해 보세요.',
  }),
  'server-restarted': ({ endpoint, times: outages }) => ({
    title: `${hostOf(endpoint)} 서버가 다시 시작됐어요.`,
    maybe: `${hostOf(endpoint)} 서버가 다시 시작됐거나 네트워크가 끊겼던 것일 수 있어요.`,
    because: `연결이 끊기고 시도가 실패하다가 ${times(outages)}다시 연결됐어요.`,
    check: '그 시각의 서버 로그를 보세요.',
  }),
  'heartbeat-late': ({ endpoint, times: pings, late }) => ({
    title: `${hostOf(endpoint)}의 ping이 늦게 와요. 서버가 바빠요.`,
    maybe: `${hostOf(endpoint)} 서버가 바쁘거나 네트워크가 느린 것일 수 있어요.`,
    because: `페이지가 깨어 있는데도 ping ${some(pings, '개')}가 최대 ${format.ms(late)} 늦게 왔어요.`,
    check: '서버가 얼마나 빨리 응답하는지 점검으로 잴 수 있어요.',
  }),
};
