import { corsRefusesCredentials } from './cors-refuses-credentials.ts';
import { serverUnreachable } from './server-unreachable.ts';
import { websocketNotOffered } from './websocket-not-offered.ts';
import { websocketUpgradeRefused } from './websocket-upgrade-refused.ts';

/** Every rule, a cause before what it may explain. */
export const rules = [serverUnreachable, corsRefusesCredentials, websocketUpgradeRefused, websocketNotOffered] as const;
