import { deviceOf } from '../device.ts';
import { hostOf } from '../origin.ts';
import type { FactWords } from '../words.ts';
import { format, some } from './format.ts';
import { probes } from './probes.ts';

const { ms, bytes } = format;
const transports = { polling: 'long-polling', websocket: 'WebSocket', webtransport: 'WebTransport' } as const;
const toward = { polling: 'long-polling으로', websocket: 'WebSocket으로', webtransport: 'WebTransport로' } as const;
const who = { page: '페이지가', server: '서버가', network: '네트워크 문제로' } as const;
const after = (duration: number | undefined): string => (duration === undefined ? '' : ` (${ms(duration)} 후)`);
const because = (reason: string | undefined): string => (reason ? `: ${reason}` : '');
const ack = (id: number | undefined): string => (id === undefined ? '' : `, ack ${id} 요청`);
const files = (attachments: number): string => (attachments ? `, 첨부 ${some(attachments, '개')}` : '');
const named = (keys: readonly string[]): string => (keys.length ? ` (인증 정보: ${keys.join(', ')})` : '');

const parsed = (parser: string | undefined): string => (parser === undefined ? '' : parser === 'msgpack' ? ' (MessagePack parser라 이름을 읽을 수 없음)' : ' (앱 고유의 parser라 이름을 읽을 수 없음)');
const steps = (parts: Readonly<Record<string, number>>): string =>
  Object.entries(parts).filter(([, took]) => took > 0).map(([name, took]) => `${name} ${ms(took)}`).join(', ') || ms(0);

/** One sentence per fact, in Korean. */
export const facts: FactWords = {
  'session.started': ({ app, build, userAgent }) => `기록을 시작했어요: ${app}${build ? ` ${build}` : ''}, ${deviceOf(userAgent)}`,
  'session.overflowed': ({ what, lost }) => (what === 'pending'
    ? `한꺼번에 너무 많아서 패킷 ${some(lost, '개')}를 기록하지 못했어요`
    : `오래된 ${{ story: '기록', chatter: '패킷' }[what]} ${some(lost, '개')}를 메모리에서 비웠어요`),
  'session.faulted': ({ where, message }) => `Sockscope 일부(${where})에 문제가 생겨 그 부분만 껐어요: ${message}`,
  'session.stopped': () => '기록을 멈췄어요',
  'storage.changed': ({ to, because: reason, lost = 0 }) => to === 'memory'
    ? `로그가 메모리에만 있어서 새로고침하면 사라져요${because(reason)}`
    : reason === 'deleted' ? `브라우저 데이터가 삭제됐어요: 이벤트 ${some(lost, '개')}는 사라졌고 나머지는 다시 저장해요` : '로그를 이 기기에 저장해요',

  'page.hidden': () => '페이지가 백그라운드로 갔어요',
  'page.shown': () => '페이지가 다시 화면에 나왔어요',
  'page.left': ({ persisted }) => (persisted ? '페이지를 떠났고, 브라우저가 잠재워 두었어요' : '페이지를 떠났어요'),
  'page.returned': ({ persisted }) => (persisted ? '뒤로/앞으로 캐시에서 페이지가 깨어났어요' : '페이지가 나타났어요'),
  'page.frozen': () => '브라우저가 페이지를 멈춰 세웠어요',
  'page.resumed': () => '브라우저가 페이지를 다시 움직였어요',
  'page.went-offline': () => '기기가 오프라인이 됐어요',
  'page.went-online': () => '기기가 다시 온라인이 됐어요',
  'page.network-changed': ({ kind }) => `네트워크가 바뀌었어요: ${kind}`,
  'page.erred': ({ kind, message }) => `${kind === 'rejection' ? '처리되지 않은 거부' : '잡히지 않은 오류'}: ${message}`,
  'page.logged': ({ kind, message }) => `콘솔 ${{ error: '오류', warning: '경고' }[kind]}: ${message}`,
  'page.stalled': ({ ms: took }) => `페이지가 ${ms(took)} 동안 바빴어요`,
  'page.blocked': ({ directive, url }) => `콘텐츠 보안 정책(${directive})이 차단했어요: ${url}`,
  'clock.stalled': ({ gap, hidden }) => (hidden ? `백그라운드에서 ${ms(gap)} 동안 아무것도 실행되지 않았어요` : `페이지가 ${ms(gap)} 동안 멈춰 있었어요`),
  'clock.jumped': ({ ms: jump }) => `기기 시계가 ${ms(Math.abs(jump))} ${jump < 0 ? '뒤로' : '앞으로'} 갔어요`,

  'engine.attempted': ({ endpoint, transport, late }) =>
    late ? `이미 열려 있던 ${hostOf(endpoint)} 연결을 찾았어요` : `${hostOf(endpoint)}에 ${transports[transport]} 연결을 시도해요`,
  'engine.handshaken': ({ ms: took, transport, sid }) => `${transports[transport]} 연결됨, ${ms(took)} 걸림, 세션 ${sid}…`,
  'engine.handshake-recovered': ({ ms: took }) => `브라우저 기록으로는 handshake에 ${ms(took)} 걸렸어요`,
  'engine.handshake-timed': ({ queued, dns, tcp, tls, waited, downloaded }) =>
    `Handshake: ${steps({ 대기: queued, DNS: dns, TCP: tcp, TLS: tls, '서버 응답 대기': waited, 다운로드: downloaded })}`,
  'engine.failed': ({ transport, ms: took }) => `${transports[transport]} 시도가 ${ms(took)} 만에 실패했어요`,
  'engine.probed': ({ to }) => `probe를 보내 시험해요: ${transports[to]}`,
  'engine.probe-answered': ({ ms: took }) => `probe 응답이 ${ms(took)} 만에 왔어요`,
  'engine.probe-unanswered': ({ ms: waited }) => `probe에 ${ms(waited)}째 응답이 없어요. 클라이언트는 끝없이 기다려요`,
  'engine.unanswered': ({ transport, ms: waited }) => `${transport} 핸드셰이크에 ${ms(waited)}째 응답이 없어요`,
  'engine.upgrade-stuck': ({ ms: waited }) => `업그레이드에 합의한 지 ${ms(waited)}인데 끝나지 않았어요. poll 하나가 아직 대기 중이에요`,
  'engine.muted': ({ ms: silent, handshaken }) => (handshaken ? `서버에서 ${ms(silent)}째 아무것도 오지 않았어요` : `WebSocket이 열린 지 ${ms(silent)}인데 서버가 아무 말이 없어요`),
  'engine.upgraded': ({ to, ms: took }) => `${ms(took)} 만에 ${toward[to]} 업그레이드했어요`,
  'engine.upgrade-failed': ({ to, ms: took, because: reason }) =>
    `${transports[to]} 업그레이드${{ closed: '가 거절됐어요', blocked: '를 브라우저가 막았어요' }[reason]}${after(took)}`,
  'engine.pinged': ({ gap, late }) => (late > 0 ? `서버 ping, ${ms(late)} 늦음` : `서버 ping${gap > 0 ? `, 이전 ping에서 ${ms(gap)}` : ''}`),
  'engine.ponged': ({ ms: took }) => `서버가 ping에 ${ms(took)} 만에 응답했어요`,
  'engine.closed': ({ by, reason }) => `${who[by]} 연결${by === 'network' ? '이 끊겼어요' : '을 끝냈어요'}${because(reason)}`,
  'engine.undecodable': ({ size }) => `Engine.IO가 아닌 데이터 ${bytes(size)}를 받았어요`,

  'poll.answered': ({ method, status, ms: took, sent, received }) =>
    `${method} ${status}, ${ms(took)}, ${method === 'POST' ? `${bytes(sent)} 보냄` : `${bytes(received)} 받음`}`,
  'poll.refused': ({ method, status, ms: took }) => `서버가 ${method} 요청을 HTTP ${status}로 거절했어요${after(took)}`,
  'poll.failed': ({ method, ms: took, because: reason }) =>
    reason === 'network' ? `${method} 요청에 읽을 수 있는 응답이 없었어요 (${ms(took)})` : `${method} 요청이 ${reason === 'timeout' ? '시간을 넘겼어요' : '취소됐어요'}${after(took)}`,
  'poll.noticed': ({ by, ms: took, received }) => `${ms(took)} 걸린 poll${by ? { fetch: ' (fetch)', script: ' (script 태그, JSONP)' }[by] : ''}${received ? `, ${bytes(received)} 받음` : ''}`,
  'websocket.opening': ({ upgrade }) => (upgrade ? '업그레이드할 WebSocket을 열고 있어요' : 'WebSocket을 열고 있어요'),
  'websocket.unanswered': ({ upgrade, ms: waited }) => `WebSocket이 ${ms(waited)}째 열리지도 실패하지도 않았어요${upgrade ? '. 클라이언트는 끝없이 기다려요' : ''}`,
  'websocket.opened': ({ ms: took }) => `WebSocket이 ${ms(took)} 만에 열렸어요`,
  'websocket.errored': ({ opened }) => (opened ? 'WebSocket에 오류가 났어요' : 'WebSocket을 열지 못했어요'),
  'websocket.closed': ({ code, reason, opened, by, ms: age }) =>
    opened ? `${who[by]} WebSocket${by === 'network' ? '이 끊겼어요' : '을 닫았어요'} (${code}, ${ms(age)} 후)${because(reason)}` : `WebSocket이 열리기 전에 닫혔어요 (${code}, ${ms(age)})`,
  'websocket.threw': () => '브라우저가 WebSocket 생성을 거부했어요. 클라이언트는 자체 제한 시간까지 기다려요',
  'websocket.blocked': () => '브라우저가 WebSocket을 막아서 아무것도 보내지 않았어요',

  'namespace.requested': ({ namespace, authKeys, recovering, expired }) => `${namespace} 입장을 요청했어요${named(authKeys)}${recovering ? ', 이전 세션을 이어 달라고 했어요' : ''}${expired === undefined ? '' : `, 토큰은 ${ms(expired)} 전에 만료됐어요`}`,
  'namespace.connected': ({ namespace, ms: took, recovered, nameless }) =>
    nameless ? `서버가 Socket.IO 2처럼 세션 id 없이 ${namespace} 입장을 받아 줬어요. 이 클라이언트는 거절로 여겨요`
      : `${namespace}에 들어갔어요${took === undefined ? '' : ` (${ms(took)})`}${recovered === undefined ? '' : recovered ? ', 이전 세션을 이었어요' : ', 새 세션이에요'}`,
  'namespace.unanswered': ({ namespace, ms: waited }) => `서버가 ${namespace} 입장 요청에 ${ms(waited)}째 답이 없어요. 클라이언트는 끝없이 기다려요`,
  'namespace.refused': ({ namespace, message }) => `서버가 ${namespace} 입장을 거절했어요${because(message)}`,
  'namespace.left': ({ namespace, by }) => `${who[by]} ${namespace} 연결을 끝냈어요`,
  'event.sent': ({ name, id, attachments }) => `“${name}” 보냄${ack(id)}${files(attachments)}`,
  'event.received': ({ name, id, attachments }) => `“${name}” 받음${ack(id)}${files(attachments)}`,
  'event.flooded': ({ way, name, count, size }) => `“${name}” ${some(count, '번')} 더 몰려서 ${way === 'sent' ? '보냄' : '받음'}, ${bytes(size)}`,
  'ack.sent': ({ id, ms: took }) => `ack ${id} 보냄${after(took)}`,
  'ack.received': ({ id, ms: took }) => `ack ${id} 받음${after(took)}`,
  'ack.unanswered': ({ id, ms: waited, by }) => `ack ${id}: ${{ page: '페이지', server: '서버' }[by]}가 ${ms(waited)}째 보내지 않았어요`,
  'binary.sent': ({ size, parser }) => `바이너리 ${bytes(size)} 보냄${parsed(parser)}`,
  'binary.received': ({ size, parser }) => `바이너리 ${bytes(size)} 받음${parsed(parser)}`,
  'packet.sent': ({ kind, size }) => `${kind} 패킷 ${bytes(size)} 보냄`,
  'packet.received': ({ kind, size }) => `${kind} 패킷 ${bytes(size)} 받음`,

  'manager.attached': ({ label, authKeys }) => `Manager “${label}” 기록을 시작했어요${named(authKeys)}`,
  'manager.found': ({ namespaces, connected }) => `기록 전부터 있던 연결이에요: 네임스페이스 ${some(namespaces.length, '개')} 중 ${some(connected.length, '개')}에 들어가 있어요`,
  'manager.reconnect-attempted': ({ attempt }) => `클라이언트가 재연결을 시도해요 (${some(attempt, '번째')})`,
  'manager.waiting': ({ events, acks }) => (events ? `이벤트 ${some(events, '개')}가 클라이언트에서 연결을 기다려요` : `클라이언트에서 기다리는 이벤트가 이제 없어요${acks ? `, 대기 중인 ack ${some(acks, '개')}` : ''}`),
  'manager.reconnected': ({ attempts }) => `클라이언트가 ${some(attempts, '번')} 만에 재연결했어요`,
  'manager.reconnect-gave-up': () => '클라이언트가 재연결을 포기했어요',
  'manager.erred': ({ message, description }) => `클라이언트 오류: ${message}${description ? ` (${description})` : ''}`,
  'manager.closed': ({ reason, description }) => `클라이언트 연결 종료: ${reason}${description ? ` (${description})` : ''}`,

  'checkup.started': ({ endpoint }) => `${hostOf(endpoint)} 점검을 시작했어요`,
  'probe.answered': ({ probe, answer }) => probes[probe][answer],
  'checkup.finished': ({ ms: took, cancelled }) => (cancelled ? '점검을 취소했어요' : `점검이 ${ms(took)} 만에 끝났어요`),
  'mark.made': ({ words }) => (words ? `표시: ${words}` : '표시: 여기서 문제가 생겼어요'),
};
