import { connectSlow } from './connect-slow.ts';
import { connectUnanswered } from './connect-unanswered.ts';
import { disconnectedAfterConnect } from './disconnected-after-connect.ts';
import { disconnectedInConnect } from './disconnected-in-connect.ts';
import { namespaceRefused } from './namespace-refused.ts';
import { namespaceUnknown } from './namespace-unknown.ts';
import { tokenExpired } from './token-expired.ts';

/** Why an open connection is of no use: what the server's code, the client's code, the page or the device did. */
export const applicationRules = [
  connectUnanswered, connectSlow, tokenExpired, namespaceRefused, namespaceUnknown, disconnectedInConnect, disconnectedAfterConnect,
] as const;
