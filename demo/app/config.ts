import type { DemoConfig } from '../config.ts';

/** Asks the page's own server where the API is. */
export async function fetchConfig(): Promise<DemoConfig> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  return response.json();
}

/** The API's URL, by default on the host under which this page was opened: a phone's way too. */
export function apiUrl({ apiPort, apiUrl: elsewhere }: DemoConfig): string {
  if (elsewhere !== undefined) return elsewhere;
  return `${location.protocol}//${location.hostname}:${apiPort}`;
}
