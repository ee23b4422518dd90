/** A token that looks like a real one, so that there is something secret to mask; it expires in `lifetime` seconds. */
export function fakeToken(user: string, lifetime: number): string {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT' };
  const payload = { sub: user, email: `user${user}@example.com`, iat: now, exp: now + lifetime };
  const signature = crypto.getRandomValues(new Uint8Array(32));
  return [
    base64Url(JSON.stringify(header)),
    base64Url(JSON.stringify(payload)),
    base64Url(String.fromCharCode(...signature)),
  ].join('.');
}

function base64Url(bytes: string): string {
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
