import type { FixWordsOf } from '../../words.ts';

const ping = { label: '또는 제한 시간 전에 ping을 보내세요' };
const patient = { label: 'ping 간격보다 오래 기다리게 하세요' };
const larger = { label: '더 큰 메시지를 허용하세요' };

/** Labels of the lines in `fixes/transport.ts`, in Korean. */
export const transportLabels: FixWordsOf<'transport'> = {
  upgradeThroughNginx: {
    label: '업그레이드를 그대로 전달하세요',
    note: '다른 프록시와 방화벽에는 WebSocket을 켜는 설정이 따로 있어요. Caddy, Railway, Render, Heroku는 알아서 전달해요.',
  },
  askUpgrade: { label: '터미널에서 물어보세요. 정상이면 101로 응답해요', note: '앱의 포트에도 직접 물어보세요. 거기서 응답하면 프록시 문제예요.' },
  websocketWorker: {
    label: 'WebSocket을 다루는 worker로 gunicorn을 시작하세요',
    note: 'worker는 하나만 쓰세요. Flask-SocketIO는 여러 gunicorn worker를 쓸 수 없어요.',
  },
  newerEngine: { label: '이런 요청을 바로 거절해서 패킷을 빼앗기지 않게 하세요' },
  simpleWebsocket: {
    label: 'WebSocket 지원을 설치하고 스레드를 쓰세요',
    note: 'eventlet도 돼요: gunicorn -k eventlet -w 1 app:app.',
  },
  threadsOnHeroku: { label: 'Procfile에도 똑같이 적으세요' },
  bothTransports: { label: '두 transport를 모두 제공하세요' },
  bothTransportsFlask: { label: '두 transport를 모두 제공하세요' },
  serverElsewhere: { label: 'Socket.IO는 다른 곳에서 실행하세요', note: 'Vercel 함수는 WebSocket을 유지할 수 없어요.' },
  directFromNext: { label: 'Next.js rewrites를 거치지 말고 바로 연결하세요' },
  oneWorker: { label: 'gunicorn worker를 하나만 쓰세요', note: 'Flask-SocketIO는 여러 worker를 쓸 수 없어요.' },
  stickyNode: { label: '프로세스가 여러 개라면 한 클라이언트를 한 곳에 묶으세요' },
  stickyNginx: { label: '주소를 기준으로 한 서버에 묶으세요' },
  stickyCaddy: { label: '쿠키로 한 서버에 묶으세요' },
  stickyHaproxy: { label: '쿠키로 한 서버에 묶으세요', note: '사이트가 다르면 쿠키에 SameSite=None; Secure가, 클라이언트에 withCredentials가 필요해요.' },
  stickyAws: { label: 'stickiness를 켜세요' },
  stickyHeroku: { label: 'session affinity를 켜세요' },
  oneOnRailway: { label: '묶는 기능이 없으니 replica를 하나만 쓰세요' },
  oneOnRender: { label: '묶는 기능이 없으니 인스턴스를 하나만 쓰세요' },
  patientNginx: patient,
  patientHaproxy: patient,
  patientAws: { label: '더 오래 기다리게 하세요. 여기 기본값은 60초예요' },
  patientGunicorn: { label: '스레드를 쓰고, timeout은 두 ping 시간의 합보다 길게 두세요' },
  pingFlask: ping,
  pingNode: ping,
  largerFlask: larger,
  largerNode: larger,
  largerNginx: larger,
  patched: { label: '기다리는 코드가 다른 연결을 막지 않게 하세요', note: 'gevent라면 from gevent import monkey; monkey.patch_all(). 오래 걸리는 일은 socketio.start_background_task로 옮기세요.' },
  patientNode: { label: '더 오래 기다리게 하세요. 오래 걸리는 일은 worker thread로 옮기는 게 더 좋아요' },
  recoveryNode: { label: '잠깐 끊긴 동안 놓친 것을 다시 보내세요' },
  noCompression: { label: '메시지를 압축하지 마세요' },
  pollingOnly: { label: '고치기 전까지 시도 없이 long-polling만 쓰세요' },
  websocketOnly: { label: '또는 먼저 세션이 필요 없는 WebSocket만 쓰세요' },
  defaultOrder: { label: 'transports를 빼세요. polling 다음에 WebSocket을 써요' },
  tryAllTransports: { label: 'polling으로 물러나게 하세요 (4.8부터)', note: 'transports를 빼도 돼요.' },
  resync: { label: '연결될 때마다 놓친 것을 다시 요청하세요' },
  reconnectOnChange: { label: '네트워크가 바뀌면 새로 연결하세요', note: 'Safari는 알려 주지 않아서, ping을 더 자주 보내는 수밖에 없어요.' },
};
