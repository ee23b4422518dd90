/** Texts that look a little like secrets and are none: a log without them explains nothing. */
export const LOOK_ALIKES: readonly string[] = [
  // Names of events, rooms and things.
  'join_user_room', 'user.profile.updated_successfully_by_admin', 'onUserJoinedRoomAsGuest2', 'notificationSettingsUpdatedByAdmin',
  'program_12_room_7', 'room:2026-11-23:morning', 'order-2026-000123', 'SKU-4471-XL-BLUE', 'build-20261123.4',
  'com.example.app.MainActivity$Inner', 'socket.io-client@4.8.4', '@scope/package@1.2.3',
  'src/features/chat/components/MessageList.tsx', '/api/v1/programs/12/participants',
  // Identifiers that name and do not open.
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'A987FBC9-4BED-3078-CF07-9141BA07C9F3', 'urn:uuid:7d444840-9dc0-11d1-b245-5ffdce74fad2',
  '192.168.100.254', '2001:db8::ff00:42:8329', '00:1A:2B:3C:4D:5E',
  // Times and numbers.
  '2026-11-23T06:31:00.000Z', '2026-11-23 15:31:00+0900', '1704067200000', '1735689600123', '1795400000000', '1704067200000000',
  '20261123', '3.141592653589793', '-1234567.89', '1,234,567,890원', '+1.5e-10', '175928847299117063',
  // Words.
  'in_progress', 'transport close', 'ping timeout', 'Basic information', 'Basic English lessons', 'author: Kim', 'keyboard', 'sessions: 3',
  'hello there, nothing to hide here', '안녕하세요, 숨길 것이 없습니다', '수업이 3시에 시작됩니다', '#/room/3', 'https://app.test/rooms/12?page=2',
];
