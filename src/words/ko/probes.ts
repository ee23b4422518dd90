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
  script: {
    asks: 'CORS와 상관없는 스크립트로 물으면 응답하나요?',
    yes: 'CORS를 빼고 물으면 Socket.IO 서버가 응답해요',
    no: 'CORS를 빼고 물어도 Socket.IO 서버가 응답하지 않아요',
    unknown: 'CORS를 빼고 물어볼 수 없었어요. 이 페이지의 정책이 막았거나, 제때 응답이 없었거나, 이 브라우저가 그래도 Origin을 보냈어요',
  },
  'cors-header': {
    asks: '이 페이지가 직접 정한 헤더를 보낼 수 있나요?',
    yes: '이 페이지가 직접 정한 헤더를 서버가 받아 줘요',
    no: '이 페이지가 직접 정한 헤더를 서버가 거절해요',
    unknown: '직접 정한 헤더를 보낼 수 있는지 알 수 없었어요',
  },
  'websocket-nowhere': {
    asks: '없는 경로로 WebSocket을 열면 어떻게 되나요?',
    yes: '없는 경로에서도 WebSocket이 열려요',
    no: '없는 경로의 WebSocket은 닫혀요',
    unknown: '없는 경로의 WebSocket에는 아무 응답이 없어요',
  },
  'websocket-session': {
    asks: 'polling으로 시작한 세션을 WebSocket이 이어받을 수 있나요?',
    yes: 'polling으로 시작한 세션을 WebSocket이 이어받을 수 있어요',
    no: 'polling으로 시작한 세션을 WebSocket이 이어받지 못해요',
    unknown: 'WebSocket이 세션을 이어받을 수 있는지 알 수 없었어요',
  },
  sticky: {
    asks: '한 세션의 요청이 모두 그 세션을 아는 프로세스로 가나요?',
    yes: '한 세션의 요청이 모두 같은 프로세스로 가요',
    no: '한 세션의 요청 일부가 그 세션을 모르는 프로세스로 가요',
    unknown: '한 세션의 요청이 같은 프로세스로 가는지 알 수 없었어요',
  },
  'single-slot': {
    asks: '다른 요청이 대기 중일 때도 서버가 응답하나요?',
    yes: '다른 요청이 대기 중이어도 서버가 응답해요',
    no: '다른 요청이 대기 중이면 서버가 아무것도 응답하지 않아요',
    unknown: '서버가 두 요청을 동시에 처리하는지 알 수 없었어요',
  },
  'protocol-3': {
    asks: '서버가 Socket.IO 2의 프로토콜을 쓰나요?',
    yes: '서버가 Socket.IO 2의 프로토콜을 써요',
    no: '서버가 Socket.IO 2의 프로토콜을 쓰지 않아요',
    unknown: '서버가 Socket.IO 2의 프로토콜을 쓰는지 알 수 없었어요',
  },
  'other-path': {
    asks: '흔히 쓰는 다른 경로에서 Socket.IO가 응답하나요?',
    yes: '다른 경로에서 Socket.IO가 응답해요',
    no: '흔히 쓰는 다른 경로에서도 Socket.IO가 응답하지 않아요',
    unknown: '다른 경로로는 물어볼 수 없었어요',
  },
  'other-scheme': {
    asks: 'http와 https를 바꾸면 응답하나요?',
    yes: 'http와 https를 바꾸면 응답해요',
    no: 'http와 https를 바꿔도 응답하지 않아요',
    unknown: 'http와 https를 바꿔서 물어볼 수 없었어요',
  },
  connect: {
    asks: '서버가 CONNECT에 응답하나요?',
    yes: '서버가 CONNECT에 응답하고 입장시켜 줬어요',
    no: '서버가 점검을 입장시켜 주지 않았어요',
    unknown: 'CONNECT를 물어볼 수 없었어요',
  },
};
