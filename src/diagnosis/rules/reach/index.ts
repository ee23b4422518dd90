import { clientTooNew } from './client-too-new.ts';
import { clientTooOld } from './client-too-old.ts';
import { corsHeadersMissing } from './cors-headers-missing.ts';
import { corsPreflightRefused } from './cors-preflight-refused.ts';
import { corsRefusesCredentials } from './cors-refuses-credentials.ts';
import { deviceOffline } from './device-offline.ts';
import { gatewayError } from './gateway-error.ts';
import { htmlInsteadOfEngine } from './html-instead-of-engine.ts';
import { localhostAddress } from './localhost-address.ts';
import { mixedContent } from './mixed-content.ts';
import { noSocketIoHere } from './no-socket-io-here.ts';
import { originRejected } from './origin-rejected.ts';
import { policyBlocksConnection } from './policy-blocks-connection.ts';
import { policyBlocksWebsocket } from './policy-blocks-websocket.ts';
import { requestForbidden } from './request-forbidden.ts';
import { responseCached } from './response-cached.ts';
import { serverHangs } from './server-hangs.ts';
import { serverUnreachable } from './server-unreachable.ts';
import { webviewOrigin } from './webview-origin.ts';
import { wrongPath } from './wrong-path.ts';
import { wrongScheme } from './wrong-scheme.ts';

/** Why no connection comes about: what stands between the page and an answer that it may read. Of those that look alike the most likely come first. */
export const reachRules = [
  deviceOffline, localhostAddress, mixedContent, policyBlocksConnection, policyBlocksWebsocket, webviewOrigin, wrongScheme, responseCached,
  clientTooNew, clientTooOld, requestForbidden, gatewayError, htmlInsteadOfEngine, serverHangs,
  originRejected, corsHeadersMissing, corsRefusesCredentials, corsPreflightRefused, serverUnreachable, noSocketIoHere, wrongPath,
] as const;
