import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/transport.ts`, in Korean. */
export const transportLabels: FixWordsOf<'transport'> = {
  upgradeThroughNginx: {
    label: '업그레이드를 그대로 전달하세요',
    note: '다른 프록시와 방화벽에는 WebSocket을 켜는 설정이 따로 있어요.',
  },
  websocketWorker: {
    label: 'WebSocket을 다루는 worker로 gunicorn을 시작하세요',
    note: 'worker는 하나만 쓰세요. Flask-SocketIO는 여러 gunicorn worker를 쓸 수 없어요.',
  },
  stickyNode: { label: '프로세스가 여러 개라면 한 클라이언트를 한 곳에 묶으세요' },
  pollingOnly: { label: '고치기 전까지 시도 없이 long-polling만 쓰세요' },
  simpleWebsocket: {
    label: 'WebSocket 지원을 설치하고 스레드를 쓰세요',
    note: 'eventlet도 돼요: gunicorn -k eventlet -w 1 app:app. allow_upgrades가 False가 아닌지도 확인하세요.',
  },
  bothTransports: { label: '두 transport를 모두 제공하세요' },
};
