import type { DemoConfig } from '../config.ts';
import { askForUser, loggedInUser, showAccount } from './account.ts';
import { startChatCard } from './chat-card.ts';
import { apiUrl, fetchConfig } from './config.ts';
import { startConnectionCard } from './connection-card.ts';
import { byId } from './dom.ts';
import { startFaultCard } from './fault-card.ts';
import { takeUpHabits } from './habits.ts';
import { startRoomCard } from './room-card.ts';
import { createUserSocket } from './user-socket.ts';

function logIn(user: string, config: DemoConfig): void {
  const url = apiUrl(config);
  const socket = createUserSocket(url, user, config);
  showAccount(user);
  startConnectionCard(socket);
  startChatCard(socket, user);
  startRoomCard(socket, user);
  takeUpHabits({ socket, user, url, config });
  socket.connect();
}

async function boot(): Promise<void> {
  const config = await fetchConfig();
  startFaultCard(config);
  const user = loggedInUser();
  if (user) logIn(user, config);
  else askForUser((chosen) => logIn(chosen, config));
}

boot().catch((error: unknown) => {
  const place = byId('boot-error', HTMLElement);
  place.textContent = `The demo's own server does not answer. ${String(error)}`;
  place.hidden = false;
});
