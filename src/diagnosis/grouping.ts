/** What was found, by the endpoint of its connection, in order. */
export function byEndpointOf<T extends { readonly connection: { readonly endpoint: string } }>(found: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const { endpoint } = one.connection;
    const same = groups.get(endpoint);
    if (same) same.push(one);
    else groups.set(endpoint, [one]);
  }
  return groups;
}
