import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/application.ts`, in Korean. */
export const applicationLabels: FixWordsOf<'application'> = {
  logErrorsOfFlask: {
    label: '핸들러가 던지는 오류를 기록하세요',
    note: '서버 로그에서 “message handler error”를 찾아봐도 돼요. import하지 않은 이름 하나면 생기는 일이에요.',
  },
  nextOfNode: { label: '미들웨어의 모든 길에서 next()를 부르세요', note: 'await가 실패했을 때도 불러야 해요.' },
  complainWithoutConnect: { label: '고치기 전까지 페이지에서 알아차리게 하세요' },
  workBehindConnectFlask: { label: '오래 걸리는 일은 백그라운드 작업으로 넘기세요' },
  workBehindConnectNode: { label: '오래 걸리는 일은 들여보낸 뒤에 하세요' },
  freshToken: { label: '연결할 때마다 토큰을 새로 받으세요', note: '객체로 적어 두면 계속 같은 토큰을 보내요.' },
  tryAgainRefused: { label: '이유를 읽고, 고친 뒤에 직접 다시 연결하세요' },
  refuseWithReasonFlask: { label: 'disconnect() 대신 이유를 적어 거절하세요' },
  refuseWithReasonNode: { label: '들여보내기 전에 이유를 적어 거절하세요' },
  namespaceOfFlask: { label: '네임스페이스를 등록하세요' },
  namespaceOfNode: { label: '네임스페이스를 등록하세요' },
  noNamespace: { label: '또는 서버 자체에 연결하세요', note: '주소에서 호스트 뒤에 적은 것은 네임스페이스로 해석돼요.' },
  connectAgain: { label: '서버가 “나중에 다시”라는 뜻이라면 다시 연결하세요' },
};
