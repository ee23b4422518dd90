import { readBundle } from '../../src/bundle/read.ts';
import type { LogEvent } from '../../src/events/events.ts';
import type { Driver } from '../drivers/driver.ts';

/** The events of a session, from the file that the panel makes of it; `id` is an expression. */
export async function exported(driver: Driver, id: string): Promise<LogEvent[]> {
  const base64 = await driver.evaluate<string>(`Sockscope.scope.bundle(${id}).then((file) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.readAsDataURL(file);
  }))`);
  const reading = readBundle(new Uint8Array(Buffer.from(base64, 'base64')));
  if (!reading.ok) throw new Error(`the file cannot be read: ${reading.problem}`);
  return reading.events;
}
