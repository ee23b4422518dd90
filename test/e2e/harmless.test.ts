import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { stage } from './with-page.ts';

/** What the app itself can see of its page and of its own chat. */
const APP_VIEW = `JSON.stringify({
  messages: [...document.querySelectorAll('#messages > *')].map((line) => line.textContent.replace(/\\d+:\\d+(:\\d+)?/g, 'time')),
  answer: document.querySelector('#chat-answer').textContent.replace(/\\d+ ms/, 'ms'),
  state: document.querySelector('#state').textContent,
  socket: document.body.dataset.socket,
  transport: document.body.dataset.transport,
  head: document.head.querySelectorAll('style, link').length,
  body: document.body.children.length,
  native: [WebSocket, XMLHttpRequest, fetch, WebSocket.prototype.send, XMLHttpRequest.prototype.open].map((one) => /\\[native code\\]/.test(Function.prototype.toString.call(one))),
  statics: [WebSocket.OPEN, WebSocket.name, WebSocket.length, WebSocket.prototype.send.name, WebSocket.prototype.send.length, XMLHttpRequest.prototype.open.length],
})`;

describe.each(enginesToTest())('the app in %s', (engine) => {
  const { open, driver } = stage(engine);

  const chat = async (sockscope: boolean): Promise<string> => {
    await open({ sockscope });
    await driver().waitFor(`document.body.dataset.transport === 'websocket'`);
    expect(await driver().evaluate(`'Sockscope' in window`)).toBe(sockscope);
    for (const text of ['first', 'second']) {
      await driver().type('#chat-text', text);
      await driver().click('#chat-send');
      await driver().waitFor(`document.querySelector('#messages').textContent.includes(${JSON.stringify(text)})`);
    }
    await driver().waitFor(`document.querySelector('#chat-answer').textContent !== ''`);
    return driver().evaluate<string>(APP_VIEW);
  };

  test('its chat goes round the same with Sockscope as without', async () => {
    const without = await chat(false);
    const with_ = await chat(true);
    expect(JSON.parse(with_)).toEqual(JSON.parse(without));
  });

  test('stop() gives every prototype back as it was', async () => {
    await open({ sockscope: false });
    const look = `JSON.stringify([[WebSocket, ['send', 'close', 'onmessage', 'binaryType']], [XMLHttpRequest, ['open', 'send']]].map(([owner, names]) =>
      names.map((name) => { const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner.prototype, name); return [flags, [value, get, set].map((part) => window.__natives?.includes(part) ?? typeof part)]; })))`;
    const before = await driver().evaluate<string>(look);
    await open();
    await driver().evaluate('void Sockscope.scope.stop()');
    expect(await driver().evaluate<string>(look)).toBe(before);
    expect(await driver().evaluate(`document.querySelector('sockscope-root')`)).toBeNull();
    await driver().type('#chat-text', 'still here');
    await driver().click('#chat-send');
    await driver().waitFor(`document.querySelector('#messages').textContent.includes('still here')`);
  });
});
