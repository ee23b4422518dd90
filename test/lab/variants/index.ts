import type { Variant } from '../variant.ts';
import { appConnect } from './app-connect.ts';
import { appHabits } from './app-habits.ts';
import { cors } from './cors.ts';
import { engineIo } from './engine-io.ts';
import { gunicorn } from './gunicorn.ts';
import { healthy } from './healthy.ts';
import { healthyHard } from './healthy-hard.ts';
import { heartbeat } from './heartbeat.ts';
import { notThere } from './not-there.ts';
import { pageRules } from './page-rules.ts';
import { payload } from './payload.ts';
import { proxies } from './proxies.ts';
import { reach } from './reach.ts';
import { severalServers } from './several-servers.ts';
import { webSocketOnly } from './websocket-only.ts';

/** Every variant, by family. */
export const variants: readonly Variant[] = [
  ...healthy, ...healthyHard,
  ...reach, ...notThere, ...cors, ...pageRules, ...engineIo,
  ...gunicorn, ...severalServers, ...proxies, ...webSocketOnly, ...payload, ...heartbeat,
  ...appConnect, ...appHabits,
];
