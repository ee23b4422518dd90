import { ackUnanswered } from './ack-unanswered.ts';
import { backForwardCache } from './back-forward-cache.ts';
import { clientGaveUp } from './client-gave-up.ts';
import { connectSlow } from './connect-slow.ts';
import { connectUnanswered } from './connect-unanswered.ts';
import { disconnectedAfterConnect } from './disconnected-after-connect.ts';
import { disconnectedInConnect } from './disconnected-in-connect.ts';
import { duplicateConnections } from './duplicate-connections.ts';
import { emitsPileUp } from './emits-pile-up.ts';
import { handlersPileUp } from './handlers-pile-up.ts';
import { headersNotSent } from './headers-not-sent.ts';
import { namespaceRefused } from './namespace-refused.ts';
import { namespaceUnknown } from './namespace-unknown.ts';
import { pageStalled } from './page-stalled.ts';
import { pageSuspended } from './page-suspended.ts';
import { parseMismatch } from './parse-mismatch.ts';
import { tokenExpired } from './token-expired.ts';

/** Why an open connection is of no use: what the server's code, the client's code, the page or the device did. */
export const applicationRules = [
  connectUnanswered, connectSlow, parseMismatch, tokenExpired, namespaceRefused, namespaceUnknown, disconnectedInConnect, disconnectedAfterConnect,
  ackUnanswered, headersNotSent, clientGaveUp, duplicateConnections, handlersPileUp, emitsPileUp, backForwardCache, pageSuspended, pageStalled,
] as const;
