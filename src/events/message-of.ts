/** The name and message of whatever was thrown, at most 500 characters. Never throws, though `String` of a hostile object may. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown).slice(0, 500);
  } catch {
    return 'unknown';
  }
}
