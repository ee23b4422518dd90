/** `https://host:port` of an address, empty when it has none. */
export const originOf = (address: string): string => /^\w+:\/\/[^/?#]+/.exec(address)?.[0] ?? '';
/** `host:port` of an address, or the address itself. */
export const hostOf = (address: string): string => /^\w+:\/\/([^/?#]+)/.exec(address)?.[1] ?? address;
