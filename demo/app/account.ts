import { byId } from './dom.ts';

/** The user that the page's address names: a reload stays logged in. */
export function loggedInUser(): string | undefined {
  const user = new URLSearchParams(location.search).get('user') ?? '';
  return /^[1-9]$/.test(user) ? user : undefined;
}

/** Shows the login form and calls back once, with the chosen user. */
export function askForUser(logIn: (user: string) => void): void {
  const card = byId('login-card', HTMLFormElement);
  card.hidden = false;
  card.addEventListener('submit', (event) => {
    event.preventDefault();
    const user = byId('user', HTMLSelectElement).value;
    card.hidden = true;
    history.replaceState(null, '', addressFor(user));
    logIn(user);
  });
}

/** Shows who is logged in; logging out starts the page anew. */
export function showAccount(user: string): void {
  document.body.dataset['account'] = user;
  byId('account', HTMLElement).hidden = false;
  byId('account-name', HTMLElement).textContent = `User ${user}`;
  byId('logout', HTMLButtonElement).addEventListener('click', () => location.assign(addressFor(null)));
}

function addressFor(user: string | null): string {
  const address = new URL(location.href);
  if (user === null) address.searchParams.delete('user');
  else address.searchParams.set('user', user);
  return address.href;
}
