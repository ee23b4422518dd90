import type { ProbeWords } from '../words.ts';

/** What the checkup asks, in Korean. */
export const probes: ProbeWords = {
  'same-origin': {
    asks: '이 페이지의 서버는 응답하나요?',
    yes: '이 페이지의 서버는 응답해요',
    no: '이 페이지의 서버도 응답하지 않아요',
    unknown: '이 페이지의 서버가 응답하는지 알 수 없었어요',
  },
  reachable: {
    asks: '그 주소에서 무엇이든 응답하나요?',
    yes: '그 주소에서 응답이 와요',
    no: '그 주소에서는 아무 응답이 없어요',
    unknown: '그 주소에서 응답이 오는지 알 수 없었어요',
  },
  'cors-plain': {
    asks: '쿠키 없는 응답을 이 페이지가 읽을 수 있나요?',
    yes: '쿠키 없는 응답은 이 페이지가 읽을 수 있어요',
    no: '쿠키 없는 응답도 서버가 이 페이지에 허용하지 않아요',
    unknown: '쿠키 없는 응답을 읽을 수 있는지 알 수 없었어요',
  },
  'cors-credentials': {
    asks: '쿠키를 보낸 응답을 이 페이지가 읽을 수 있나요?',
    yes: '쿠키를 보낸 응답도 이 페이지가 읽을 수 있어요',
    no: '쿠키를 보낸 응답은 서버가 이 페이지에 허용하지 않아요',
    unknown: '쿠키를 보낸 응답을 읽을 수 있는지 알 수 없었어요',
  },
  websocket: {
    asks: 'WebSocket을 바로 열 수 있나요?',
    yes: 'WebSocket을 바로 열면 열리고 응답도 와요',
    no: 'WebSocket을 바로 열어도 열리지 않아요',
    unknown: 'WebSocket을 바로 열 수 있는지 알 수 없었어요',
  },
};
