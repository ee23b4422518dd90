/** Binds a pointer to what it pressed, so that a drag may leave it; the click still goes there. */
export function capturePointer(event: PointerEvent): void {
  try {
    (event.target as Element).setPointerCapture(event.pointerId);
  } catch {
    // The pointer has gone already; the drag ends with it.
  }
}
