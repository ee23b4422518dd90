import { answerOf, type Probe } from './probe.ts';

/** The control: does the page's own server answer? If not, this device is offline. */
export const sameOrigin: Probe = {
  name: 'same-origin',
  async ask({ signal }) {
    if (!/^https?:/.test(location.protocol)) return { answer: 'unknown', detail: `a page of ${location.protocol} has no server` };
    const { response, failed } = await answerOf(() => fetch(location.origin, { method: 'HEAD', cache: 'no-store', signal }), signal);
    return response ? { answer: 'yes', detail: `HTTP ${response.status}`, found: { status: response.status } } : { answer: 'no', detail: failed ?? '' };
  },
};
