/** The message of whatever was thrown. Never throws, though `String` of a hostile object may. */
export function messageOf(thrown: unknown): string {
  try {
    return (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)).slice(0, 500);
  } catch {
    return 'unknown';
  }
}
