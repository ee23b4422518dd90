import { handshakeUrl, type Probe } from './probe.ts';

/** Does a WebSocket open directly, and does Engine.IO answer on it? Closed at once, no namespace is joined. */
export const websocket: Probe = {
  name: 'websocket',
  ask: (endpoint, signal) =>
    new Promise((resolve, reject) => {
      const ws = new WebSocket(handshakeUrl(endpoint, 'websocket').replace(/^http/, 'ws'));
      let opened = false;
      ws.addEventListener('open', () => (opened = true));
      ws.addEventListener('message', ({ data }) => {
        const shaken = typeof data === 'string' && data.startsWith('0{');
        resolve({ answer: shaken ? 'yes' : 'no', detail: shaken ? 'open packet' : 'opened, but what came is no Engine.IO' });
        ws.close();
      });
      ws.addEventListener('close', ({ code }) => resolve({ answer: 'no', detail: `${opened ? 'closed after opening' : 'never opened'}, code ${code}` }));
      signal.addEventListener('abort', () => {
        ws.close();
        reject(new Error(opened ? 'opened, but silent' : 'neither opened nor refused'));
      });
    }),
};
