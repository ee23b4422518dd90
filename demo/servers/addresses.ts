import { networkInterfaces } from 'node:os';

/** This machine's IPv4 addresses that others on the network can reach. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

/** Every origin under which a page on `port` may be opened. */
export function pageOrigins(port: number): string[] {
  return ['localhost', '127.0.0.1', ...networkAddresses()].map((host) => `http://${host}:${port}`);
}
