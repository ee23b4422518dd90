import type { Resources } from './resources.ts';

/** This process's environment, changed so that a browser leaves its caches and settings nowhere but in the launch's directories. */
export function privateEnvironment(resources: Resources): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    XDG_CACHE_HOME: resources.directory('cache'),
    XDG_CONFIG_HOME: resources.directory('config'),
    XDG_DATA_HOME: resources.directory('data'),
    TMPDIR: resources.directory('tmp'),
  };
}
