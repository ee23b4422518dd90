import { some } from './format.ts';

/** The report in plain text, in Korean. */
export const summary = {
  title: (app: string) => `${app} Sockscope 로그`,
  app: '앱',
  build: '빌드',
  page: '페이지',
  device: '기기',
  recorded: '기록 시각',
  duration: '길이',
  size: '내용',
  sizeOf: (events: number, marks: number) => `이벤트 ${some(events, '개')}${marks ? `, 표시 ${some(marks, '개')}` : ''}`,
  health: '마지막 상태',
  found: '찾은 문제',
  unclear: '확인하지 못한 가능성',
  unclearHint: '로그만으로는 가릴 수 없어요. 패널의 점검으로 가릴 수 있어요.',
  nothing: '찾은 문제가 없어요.',
  because: '이유',
  evidence: '근거',
  against: '반대 근거',
  fix: '해결 방법',
  checkup: '점검 결과',
  marks: '표시',
  connections: '연결',
  noConnections: 'Socket.IO 연결이 없었어요.',
  connection: (endpoint: string, sessions: number, reconnects: number) =>
    `${endpoint}: 세션 ${some(sessions, '개')}, 재연결 ${some(reconnects, '번')}`,
  masked: '기록하기 전에 가린 값',
  maskedOne: (kind: string, amount: number) => `${kind}: ${some(amount, '개')}`,
  maskedNothing: '가릴 값이 없었어요.',
  at: (clock: string, seq: number) => `${clock} (#${seq})`,
  footer: (version: string) => `Sockscope ${version}에서 작성했어요.`,
};
