import { answerTimeout, ask } from './ask.ts';
import { byId, element, timeOf } from './dom.ts';
import type { UserSocket } from './user-socket.ts';

/** Older messages make room. */
const maximumMessages = 200;

/** Sends chat messages and shows everyone's. */
export function startChatCard(socket: UserSocket, user: string): void {
  byId('chat-card', HTMLElement).hidden = false;
  const list = byId('messages', HTMLOListElement);
  const text = byId('chat-text', HTMLInputElement);
  const answer = byId('chat-answer', HTMLElement);

  byId('chat-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const message = { text: text.value.trim() };
    if (!message.text) return;
    text.value = '';
    void ask(answer, socket.timeout(answerTimeout).emitWithAck('chat', message));
  });

  socket.on('chat', (message) => {
    const isMine = message.user_id === user;
    const who = `${isMine ? 'You' : `User ${message.user_id}`}, ${timeOf(message.sent_at)}`;
    list.append(
      element(
        'li',
        { className: isMine ? 'mine' : '' },
        element('span', { className: 'who' }, who),
        element('span', { className: 'text' }, message.text),
      ),
    );
    while (list.children.length > maximumMessages) list.firstElementChild?.remove();
    list.scrollTop = list.scrollHeight;
  });
}
