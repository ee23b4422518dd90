import { halfOpenAfterNetworkChange } from './half-open-after-network-change.ts';
import { heartbeatLate } from './heartbeat-late.ts';
import { heartbeatLost } from './heartbeat-lost.ts';
import { noFallback } from './no-fallback.ts';
import { payloadTooLarge } from './payload-too-large.ts';
import { pollCutShort } from './poll-cut-short.ts';
import { privateRelay } from './private-relay.ts';
import { safariCompression } from './safari-compression.ts';
import { serverRestarted } from './server-restarted.ts';
import { sessionUnknown } from './session-unknown.ts';
import { singleSlotServer } from './single-slot-server.ts';
import { transportDisabled } from './transport-disabled.ts';
import { upgradeHeadersStripped } from './upgrade-headers-stripped.ts';
import { upgradesSwitchedOff } from './upgrades-switched-off.ts';
import { websocketCutWhenIdle } from './websocket-cut-when-idle.ts';
import { websocketHandshakeUnanswered } from './websocket-handshake-unanswered.ts';
import { websocketHoldsWorker } from './websocket-holds-worker.ts';
import { websocketMute } from './websocket-mute.ts';
import { websocketNotOffered } from './websocket-not-offered.ts';
import { websocketOnlyRefused } from './websocket-only-refused.ts';
import { websocketUpgradeRefused } from './websocket-upgrade-refused.ts';

/** Why a connection is slower than it could be, or does not last: WebSocket, workers, proxies, sessions. */
export const transportRules = [
  sessionUnknown, websocketHoldsWorker, singleSlotServer, upgradeHeadersStripped, websocketMute, websocketHandshakeUnanswered, websocketUpgradeRefused,
  upgradesSwitchedOff, websocketNotOffered, transportDisabled, websocketOnlyRefused, noFallback, payloadTooLarge, websocketCutWhenIdle, pollCutShort,
  halfOpenAfterNetworkChange, heartbeatLost, safariCompression, privateRelay, serverRestarted, heartbeatLate,
] as const;
