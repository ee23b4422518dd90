/** Indented when it is whole JSON; else as it is: most previews are cut off somewhere. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
