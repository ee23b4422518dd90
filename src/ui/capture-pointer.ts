/** Binds a pointer that drags to the element that handles it, so that it may leave the element. */
export function capturePointer(event: PointerEvent): void {
  try {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  } catch {
    // The pointer has gone already; the drag ends with it.
  }
}
