import type { ClientOptions } from '../../demo/config.ts';
import type { HabitName } from '../../demo/habits.ts';
import type { Driver, Engine } from '../drivers/driver.ts';

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<unknown> | void;
}

/** Where a variant's servers are built. Whatever was used is stopped when the variant is over, the newest first. */
export interface Stage {
  /** The page's origin, which a right server lets in. */
  readonly origin: string;
  use<T extends Running>(part: T | Promise<T>): Promise<T>;
  /** A new directory, gone when the variant is over. */
  directory(): Promise<string>;
}

/** The open page, for what happens to it while it is watched. */
export interface Scene {
  readonly driver: Driver;
  /** The browser's profile: its processes are known by it. */
  readonly profile: string;
  /** Waits until the app's socket is connected. */
  connected(): Promise<void>;
}

/** The servers of a variant, running. */
export interface Built {
  /** What the app gives to `io()`. */
  readonly url: string;
  /** What happens after the page was opened, at most until the first look at the verdicts. */
  readonly during?: (scene: Scene) => Promise<void>;
}

/** How the page is served and opened; by default an ordinary page on http. */
export interface PageConditions {
  readonly csp?: string;
  readonly https?: boolean;
  readonly userAgent?: string;
  /** Managers inside the bundle are found (`data-deep`). */
  readonly deep?: boolean;
  /** The browser refuses certificates that nobody vouches for, as one outside a test does. */
  readonly strictTls?: boolean;
}

/** One way in which a connection fails, or does not, and what must be said of it. */
export interface Variant {
  readonly id: string;
  /** Number of the scenario in the catalogue of failures; `-` where it is healthy or has none. */
  readonly code: string;
  readonly what: string;
  readonly build: (stage: Stage) => Promise<Built>;
  readonly client?: ClientOptions;
  readonly habits?: readonly HabitName[];
  readonly page?: PageConditions;
  /** Rules that must find a problem, each an independent cause; none where all is well. */
  readonly expected: readonly string[];
  /** What may be said beside it without being wrong. */
  readonly also?: readonly string[];
  /** Sets that cannot be told apart: exactly one of them is right too, be it certain or not. */
  readonly sets?: readonly (readonly string[])[];
  /** Sets that cannot be told apart before the checkup. */
  readonly unasked?: readonly (readonly string[])[];
  /** Engines in which it can be caused, @default Chromium and WebKit */
  readonly engines?: readonly Engine[];
  /** Why not in every engine. */
  readonly because?: string;
}

/** Every engine; for a third of the variants. */
export const all: readonly Engine[] = ['chromium', 'webkit', 'firefox'];
