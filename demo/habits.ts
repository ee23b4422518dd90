/** What the app can do by itself as soon as somebody is logged in: what apps do, and the mistakes they make. */
export const habitNames = [
  /** Joins the user's room at every connect and waits for the answer. */
  'joins',
  /** Sends a message every second while connected. */
  'talks',
  /** Joins by one more listener after every disconnect, as an effect without a clean-up does. */
  'piles-listeners',
  /** Opens a connection of its own every second, and forgets it. */
  'forgets-connections',
  /** Opens connections that it closes as soon as they are open, as an effect that a strict mode runs twice does. */
  'mounts-twice',
  /** Sends a message five times a second, connected or not. */
  'always-sends',
  /** Sends 500 small messages a second. */
  'floods',
  /** Sends a message of two megabytes once connected. */
  'sends-two-megabytes',
  /** Gives up at the first error. */
  'gives-up',
  /** Keeps the main thread busy for five seconds, two seconds after it connected. */
  'stalls',
  /** Its token had expired an hour ago. */
  'has-expired-token',
  /** Opens a second namespace, /news, on the same connection. */
  'reads-news',
] as const;

/** The name of something that the app does by itself. */
export type HabitName = (typeof habitNames)[number];
