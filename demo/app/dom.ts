/** The element with this id, which the page's own markup promises. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`No ${kind.name} #${id}`);
  return element;
}

/** A new element that holds a text or other elements. */
export function element(
  name: string,
  attributes: { className?: string },
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  if (attributes.className) made.className = attributes.className;
  made.append(...children);
  return made;
}

/** The time of day of an ISO date, as the reader writes it. */
export function timeOf(isoDate: string): string {
  return new Date(isoDate).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
