/** Whether this address may be asked over plain http: only the machine's own (RFC 8252 §7.3). */
export const isLoopbackHttp = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
};

/** The address as it was given, if it is https or the machine's own; throws Error for any other. */
export const trustworthyAddress = (address: string): string => {
  if (new URL(address).protocol === 'https:' || isLoopbackHttp(address)) return address;
  throw new Error('The issuer must be asked over https, or over http on this very machine');
};
