import { answerOf, type Probe } from './probe.ts';

/** The control: does the page's own server answer? If not, this device is offline. */
export const sameOrigin: Probe = {
  name: 'same-origin',
  async ask(_endpoint, signal) {
    const { response, failed } = await answerOf(() => fetch(location.origin, { method: 'HEAD', cache: 'no-store', signal }), signal);
    return response ? { answer: 'yes', detail: `HTTP ${response.status}` } : { answer: 'no', detail: failed ?? '' };
  },
};
