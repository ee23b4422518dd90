import type { Words } from '../words.ts';

/** 파일을 열 수 없는 이유, 또는 읽지 못한 부분. */
export const bundleProblems: Words['bundleProblems'] = {
  'not-a-zip': 'Sockscope 로그가 아니에요. zip 파일이 아니거나 전송 중에 잘렸어요.',
  'no-manifest': 'Sockscope 로그가 아니에요. zip 안에 manifest가 없어요.',
  'newer-format': '더 새로운 Sockscope로 만든 로그예요. 그 버전으로 열어 주세요.',
  'too-large': '로그라고 보기에는 압축을 푼 크기가 너무 커서 열지 않았어요.',
  'no-events': '이 파일에 이벤트 목록이 없어요.',
  'damaged-events': '읽을 수 없는 이벤트가 있어 제외했어요.',
};
