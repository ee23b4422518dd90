import { BrowserAgent } from '@newrelic/browser-agent/loaders/browser-agent';

/** New Relic's agent with every feature, reporting to the page's own server. */
const { host } = location;
const settings = {
  init: {
    ssl: false, feature_flags: ['websockets'], privacy: { cookies_enabled: true }, distributed_tracing: { enabled: true }, ajax: { enabled: true, deny_list: [] },
    session_replay: { enabled: false }, session_trace: { enabled: true },
  },
  info: { beacon: host, errorBeacon: host, licenseKey: 'harm', applicationID: '1', sa: 1 },
  loader_config: { accountID: '1', trustKey: '1', agentID: '1', licenseKey: 'harm', applicationID: '1' },
};
(window as { newRelicAgent?: unknown }).newRelicAgent = new BrowserAgent(settings);
