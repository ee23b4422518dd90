import type { Words } from '../words.ts';

/** Texts of the viewer, in Korean. */
export const viewer: Words['viewer'] = {
  title: 'Sockscope 뷰어',
  drop: 'Sockscope 로그를 여기에 놓으세요',
  choose: '파일 고르기',
  paste: '붙여넣어도 돼요. 이 컴퓨터에서만 읽고, 어디에도 올리지 않아요.',
  another: '다른 파일',
  unreadable: '이 파일은 볼 수 없어요',
  notAFile: '놓거나 붙여넣은 것에 파일이 없어요.',
};
