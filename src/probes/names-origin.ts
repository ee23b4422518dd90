/** An address that is no name: a site of its own. */
const ADDRESS = /^[\d.]+$|^\[/;

/** The site of a host, but for suffixes such as `co.uk`, of which two hosts look like one site. */
const siteOf = (host: string): string => (ADDRESS.test(host) ? host : host.split('.').slice(-2).join('.'));

/**
 * Whether the browser names an origin (`null`) when a script is asked for in a sandboxed frame: Firefox does so to
 * a host of the page's own site, with which it has storage (https://privacycg.github.io/storage-access-headers/),
 * and python-engineio refuses it. Chromium's frames are without credentials, and WebKit names none.
 */
export const namesOrigin = (pageHost: string, host: string, isFirefox: boolean): boolean => isFirefox && siteOf(pageHost) === siteOf(host);
