import type { Stop } from '../events/events.ts';
import type { Guard } from './guard.ts';

/** A field that every manager from 2.x to 4.8 sets before it opens, and nobody else has. */
const FIELD = '_reconnectionDelayMax';

/**
 * Deep mode: finds managers inside a bundle, of which no global tells, by a setter on `Object.prototype`.
 * A change to the whole page, so only where the developer asked for it, and gone with the first manager
 * found: its class is followed from then on.
 */
export function watchEveryObject(guard: Guard, found: (manager: unknown) => void): Stop {
  const stop = (): void => void Reflect.deleteProperty(Object.prototype, FIELD);
  const noticed = guard(found);
  // On a frozen prototype it is not defined, and does not throw.
  Reflect.defineProperty(Object.prototype, FIELD, {
    configurable: true,
    set(this: object, value: unknown) {
      stop();
      Reflect.defineProperty(this, FIELD, { value, configurable: true, enumerable: true, writable: true });
      noticed(this);
    },
  });
  return stop;
}
