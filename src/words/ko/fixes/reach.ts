import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/reach.ts`, in Korean. */
export const reachLabels: FixWordsOf<'reach'> = {
  connectTo: {
    label: '서버가 실제로 열려 있는 주소로 연결하세요',
    note: 'scheme, 호스트, 포트까지만 적으세요. 그 뒤는 네임스페이스로 해석돼요. https 페이지에는 https 서버가 필요해요.',
  },
  bindGunicorn: {
    label: '호스팅이 정해 준 포트에서 앱을 시작하세요',
    note: '콜론 뒤에는 SocketIO 객체가 아니라 Flask 앱을 적어요. app:socketio는 실행되지 않아요.',
  },
  listenEverywhere: { label: '모든 인터페이스에서, 호스팅이 정해 준 포트로 여세요' },
  askByCurl: { label: '터미널에서 물어보세요. 정상이면 0{"sid":…로 응답해요' },
  corsOfFlask: {
    label: '이 페이지의 origin을 적으세요',
    note: 'scheme, 호스트, 포트가 모두 정확해야 해요. 이름 속 와일드카드는 통하지 않아요.',
  },
  corsOfNode: {
    label: 'origin을 적고 credentials를 허용하세요',
    note: 'credentials를 쓰면 모든 브라우저가 origin "*"를 거절해요.',
  },
  corsInOnePlace: { label: 'CORS는 한 곳에서만 설정하고, 프록시에서는 지우세요' },
  withoutCredentials: { label: '쿠키가 필요 없다면 credentials를 빼세요' },
};
