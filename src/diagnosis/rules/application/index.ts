/** Why an open connection is of no use: what the server's code, the client's code, the page or the device did. */
export const applicationRules = [] as const;
