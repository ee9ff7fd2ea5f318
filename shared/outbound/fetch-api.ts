import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Bounds = {
  /** From the first step to the last byte, milliseconds. */
  timeoutMs: number;
  maxBytes: number;
  /** Which addresses may be reached: public ones; tests stand on others. */
  isAllowed?: (address: string) => boolean;
  /** Tests speak plainly. */
  protocols?: readonly string[];
  /** How a name becomes addresses; the system's resolver unless given. */
  resolve?: ResolveAll;
};

type Resolved = (error: Error | null, found?: LookupAddress[]) => void;
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: Resolved,
) => void;

/** What no second try would mend: an address that is not public or not asked, an answer that is too large. */
export class NeverFetched extends Error {
  readonly reason: 'not-reached' | 'too-large';

  constructor(message: string, reason: 'not-reached' | 'too-large' = 'not-reached') {
    super(message);
    this.reason = reason;
  }
}

export type Sent = {
  headers: Record<string, string>;
  /** What is posted; without it the address is read (GET). */
  body?: string;
  /** Called once the connection is up (after TLS), just before anything of this request can have left. */
  onLeaving?: () => void;
};

export type ApiFetched = { status: number; headers: Record<string, string>; body: Uint8Array };

/** An address of the public Internet: nothing private, local, shared, mapped or reserved. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/**
 * Asks the API of somebody an admin named: only by https, only at public addresses (checked where the connection
 * is made, so that no name can change its mind in between), following no redirect, within time and size. Throws
 * NeverFetched when any of it does not hold, and the fault of the network otherwise.
 */
export const fetchApi =
  ({
    timeoutMs,
    maxBytes,
    isAllowed = isPublicAddress,
    protocols = ['https:'],
    resolve = lookup,
  }: Bounds) =>
  async (address: string, { headers, ...sent }: Sent): Promise<ApiFetched> => {
    const url = new URL(address);
    if (!protocols.includes(url.protocol)) throw new NeverFetched(`${url.protocol} is not asked`);
    if (url.username !== '' || url.password !== '')
      throw new NeverFetched('Credentials in an address');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isAllowed(host)) throw new NeverFetched('Not a public address');
    const response = await respond(url, {
      headers: { ...headers, 'accept-encoding': 'identity' },
      lookup: onlyAllowed(isAllowed, resolve),
      signal: AbortSignal.timeout(timeoutMs),
      ...sent,
    });
    const body = await bytesOf(response, maxBytes);
    return { status: response.statusCode ?? 0, headers: firstValues(response), body };
  };

type FetchOptions = Sent & { lookup: LookupFunction; signal: AbortSignal };

const respond = (
  url: URL,
  { body, onLeaving, ...options }: FetchOptions,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const isSafe = url.protocol === 'https:';
    const method = body === undefined ? 'GET' : 'POST';
    // Who asks what left needs a connection of its own: one that is used again is up before anybody listens.
    const request = (isSafe ? overHttps : overHttp)(
      url,
      { ...options, method, ...(onLeaving && { agent: false }) },
      resolve,
    );
    if (onLeaving)
      request.once('socket', (socket) => {
        socket.once(isSafe ? 'secureConnect' : 'connect', onLeaving);
      });
    request.once('error', reject).end(body);
  });

const onlyAllowed =
  (isAllowed: (address: string) => boolean, resolve: ResolveAll): LookupFunction =>
  (hostname, options, callback) => {
    // A name that cannot be resolved comes with an error and no list at all, whatever the types say.
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) callback(error ?? new Error('No address'), '');
      else if (!found?.every(({ address }) => isAllowed(address))) {
        callback(new NeverFetched('Not a public address'), '');
      } else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

const bytesOf = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      response.destroy();
      throw new NeverFetched('The answer is too large', 'too-large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const firstValues = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
