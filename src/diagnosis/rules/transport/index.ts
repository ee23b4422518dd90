import { websocketNotOffered } from './websocket-not-offered.ts';
import { websocketUpgradeRefused } from './websocket-upgrade-refused.ts';

/** Why a connection is slower than it could be, or does not last: WebSocket, workers, proxies, sessions. */
export const transportRules = [websocketUpgradeRefused, websocketNotOffered] as const;
