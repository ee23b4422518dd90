import type { Notification } from '../events.ts';
import { answerTimeout, ask } from './ask.ts';
import { byId, element, timeOf } from './dom.ts';
import type { UserSocket } from './user-socket.ts';

/** Older notifications make room. */
const maximumNotifications = 20;

/** Joins and leaves the user's room, and lists what the server sends to it. */
export function startRoomCard(socket: UserSocket, user: string): void {
  byId('room-card', HTMLElement).hidden = false;
  const answer = byId('room-answer', HTMLElement);
  const list = byId('notifications', HTMLOListElement);
  const request = { user_id: user };
  const patient = socket.timeout(answerTimeout);

  const buttons = {
    join: () => patient.emitWithAck('join_user_room', request),
    leave: () => patient.emitWithAck('leave_user_room', request),
    notify: () => patient.emitWithAck('notify', request),
    'program-notify': () => patient.emitWithAck('program_notify', request),
  };
  for (const [id, send] of Object.entries(buttons)) {
    byId(id, HTMLButtonElement).addEventListener('click', () => void ask(answer, send()));
  }

  function show(notification: Notification, kind: string): void {
    list.prepend(
      element(
        'li',
        { className: kind },
        element('strong', {}, notification.title),
        notification.message,
        element('span', { className: 'when' }, timeOf(notification.sent_at)),
      ),
    );
    while (list.children.length > maximumNotifications) list.lastElementChild?.remove();
  }
  socket.on('notification', (notification) => show(notification, 'notification'));
  socket.on('program_notification', (notification) => show(notification, 'program-notification'));
}
