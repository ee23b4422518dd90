/**
 * `https://host:port` of an address, empty when it has none. Only characters of host names: a stranger's
 * file must not put anything else into lines that somebody will paste.
 */
export const originOf = (address: string): string => /^https?:\/\/[\w.:[\]-]+(?=[/?#]|$)/.exec(address)?.[0] ?? '';
/** The path of an address, empty when it has none that may stand in a line to paste. */
export const pathOf = (address: string): string => /^https?:\/\/[^/?#]+(\/[\w./~-]*)(?=[?#]|$)/.exec(address)?.[1] ?? '';
/** `host:port` of an address, or the address itself. */
export const hostOf = (address: string): string => /^\w+:\/\/([^/?#]+)/.exec(address)?.[1] ?? address;
