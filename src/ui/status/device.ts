import type { EventOf, LogEvent } from '../../events/events.ts';

/** The device and page of a session, as its facts tell. */
export interface Device {
  readonly started?: EventOf<'session.started'>;
  readonly storage?: EventOf<'storage.changed'>;
  readonly network?: string;
  readonly online: boolean;
}

/** Reads the device from growing events; each event is looked at once. */
export function createDeviceReader(): (events: readonly LogEvent[]) => Device {
  let device: Device = { online: true };
  let read = 0;
  const take = (event: LogEvent): void => {
    if (event.type === 'session.started') device = { ...device, started: event };
    else if (event.type === 'storage.changed') device = { ...device, storage: event };
    else if (event.type === 'page.network-changed') device = { ...device, network: event.kind };
    else if (event.type === 'page.went-offline') device = { ...device, online: false };
    else if (event.type === 'page.went-online') device = { ...device, online: true };
  };
  return (events) => {
    let from = events.length;
    while (from > 0 && (events[from - 1]?.seq ?? 0) > read) from -= 1;
    for (const event of events.slice(from)) take(event);
    read = events[events.length - 1]?.seq ?? read;
    return device;
  };
}
