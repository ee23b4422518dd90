import { phrase, verbatim } from '../events/probe-detail.ts';
import { answerOf, type Probe } from './probe.ts';

/** The control: does the page's own server answer? If not, this device is offline. */
export const sameOrigin: Probe = {
  name: 'same-origin',
  async ask({ signal }) {
    if (!/^https?:/.test(location.protocol)) return { answer: 'unknown', detail: phrase('this page has no server') };
    const { response, failed } = await answerOf(() => fetch(location.origin, { method: 'HEAD', cache: 'no-store', signal }), signal);
    return response ? { answer: 'yes', detail: verbatim(`HTTP ${response.status}`), found: { status: response.status } } : { answer: 'no', detail: verbatim(failed ?? '') };
  },
};
