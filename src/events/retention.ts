/** Sessions kept on a device. More would make the list a burden and nobody reads them. */
export const SESSIONS_KEPT = 30;
/** Bytes of all sessions: a browser gives an origin more, but it is the app's. */
export const BYTES_KEPT = 50_000_000;
export const DAYS_KEPT = 14;
/** Somebody said of it that it matters. */
export const DAYS_KEPT_MARKED = 56;
