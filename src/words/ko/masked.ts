import type { MaskKind } from '../../events/secrets.ts';

/** Kinds of masked values, in Korean. */
export const masked: { readonly [K in MaskKind]: string } = {
  key: '비밀로 보이는 이름의 값',
  query: '쿼리 값',
  jwt: 'JSON Web Token',
  bearer: 'Authorization 값',
  token: '무작위 토큰',
  card: '카드 번호',
  email: '이메일 주소',
  phone: '전화번호',
  'resident-number': '주민등록번호',
  payload: '메시지 내용',
};
