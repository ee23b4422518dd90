import { fixCode } from '../fix-code.ts';
import type { FixWords } from '../words.ts';

/** Lines to paste with their labels, in Korean. */
export const fixes: FixWords = {
  'server-unreachable': (place) => [
    { stack: 'client', label: '서버가 실제로 열려 있는 주소로 연결하세요', code: fixCode.connect(place),
      note: 'scheme, 호스트, 포트까지만 적으세요. 그 뒤는 네임스페이스로 해석돼요. https 페이지에는 https 서버가 필요해요.' },
    { stack: 'flask', label: '호스팅이 정해 준 포트에서 앱을 시작하세요', code: fixCode.gunicornBind,
      note: '콜론 뒤에는 SocketIO 객체가 아니라 Flask 앱을 적어요. app:socketio는 실행되지 않아요.' },
    { stack: 'node', label: '모든 인터페이스에서, 호스팅이 정해 준 포트로 여세요', code: fixCode.nodeListen },
    { stack: 'host', label: '터미널에서 물어보세요. 정상이면 0{"sid":…로 응답해요', code: fixCode.curl(place) },
  ],
  'cors-refuses-credentials': (place) => [
    { stack: 'flask', label: '이 페이지의 origin을 적으세요', code: fixCode.flaskCors(place),
      note: 'scheme, 호스트, 포트가 모두 정확해야 해요. 이름 속 와일드카드는 통하지 않아요.' },
    { stack: 'node', label: 'origin을 적고 credentials를 허용하세요', code: fixCode.nodeCors(place),
      note: 'credentials를 쓰면 모든 브라우저가 origin "*"를 거절해요.' },
    { stack: 'nginx', label: 'CORS는 한 곳에서만 설정하고, 프록시에서는 지우세요', code: fixCode.nginxNoCors },
    { stack: 'client', label: '쿠키가 필요 없다면 credentials를 빼세요', code: fixCode.noCredentials(place) },
  ],
  'websocket-upgrade-refused': (place) => [
    { stack: 'nginx', label: '업그레이드를 그대로 전달하세요', code: fixCode.nginxUpgrade,
      note: '다른 프록시와 방화벽에는 WebSocket을 켜는 설정이 따로 있어요.' },
    { stack: 'flask', label: 'WebSocket을 다루는 worker로 gunicorn을 시작하세요', code: fixCode.gunicornWorkers,
      note: 'worker는 하나만 쓰세요. Flask-SocketIO는 여러 gunicorn worker를 쓸 수 없어요.' },
    { stack: 'node', label: '프로세스가 여러 개라면 한 클라이언트를 한 곳에 묶으세요', code: fixCode.nodeSticky },
    { stack: 'client', label: '고치기 전까지 시도 없이 long-polling만 쓰세요', code: fixCode.noUpgrade(place) },
  ],
  'websocket-not-offered': () => [
    { stack: 'flask', label: 'WebSocket 지원을 설치하고 스레드를 쓰세요', code: fixCode.simpleWebsocket,
      note: 'eventlet도 돼요: gunicorn -k eventlet -w 1 app:app. allow_upgrades가 False가 아닌지도 확인하세요.' },
    { stack: 'node', label: '두 transport를 모두 제공하세요', code: fixCode.nodeTransports },
  ],
};
