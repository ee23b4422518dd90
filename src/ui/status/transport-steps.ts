import type { ConnectionView } from '../../diagnosis/connection.ts';

export type StepState = 'done' | 'now' | 'failed' | 'next' | 'skipped';
/** One stage on the way of a connection. */
export interface Step {
  readonly step: 'polling' | 'probe' | 'websocket' | 'webtransport';
  readonly state: StepState;
}

/** Polling, probe, WebSocket, each with how far the connection came; a direct WebSocket is one step. */
export function transportSteps({ first, handshake, state, upgrade, upgraded, upgradeFailed }: ConnectionView): readonly Step[] {
  const begun: StepState = handshake ? 'done' : state === 'connecting' ? 'now' : 'failed';
  if (first.transport !== 'polling') return [{ step: first.transport, state: begun }];
  const target = upgraded?.to === 'webtransport' || upgradeFailed?.to === 'webtransport' ? 'webtransport' : 'websocket';
  const offered = !handshake || handshake.upgrades.length > 0;
  const over = state === 'closed' || state === 'failed';
  const probe: StepState = !offered ? 'skipped'
    : upgrade === 'done' ? 'done'
    : upgrade === 'failed' ? 'failed'
    : (upgrade === 'opening' || upgrade === 'probing') && !over ? 'now' : 'next';
  const last: StepState = !offered ? 'skipped' : upgrade === 'done' ? 'done' : upgrade === 'failed' ? 'failed' : 'next';
  return [{ step: 'polling', state: begun }, { step: 'probe', state: probe }, { step: target, state: probe === 'failed' ? 'next' : last }];
}
