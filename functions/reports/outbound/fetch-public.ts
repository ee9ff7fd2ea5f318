import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import {
  fetchApi,
  NeverFetched,
  type ApiFetched,
  type Bounds,
} from '../../../shared/outbound/fetch-api.ts';

type PublicBounds = Bounds & {
  maxRedirects: number;
  /** Where a public page may stand; tests stand on others. */
  ports?: readonly string[];
};

/**
 * Fetches an address that somebody unknown named: each step of the way, redirects included, only by https, on its own
 * port and at public addresses, checked where the connection is made, all of it within one time and one size, also
 * after decompression. Headers handed in (a provider's token) go to the first origin only, and to none that a redirect
 * leads to. Throws NeverFetched when a second try would end the same, and the fault of the network otherwise.
 */
export const fetchPublic =
  ({ maxRedirects, ports = ['', '443'], ...bounds }: PublicBounds) =>
  async (address: string, headers: Record<string, string> = {}): Promise<ApiFetched> => {
    const endsAt = performance.now() + bounds.timeoutMs;
    const first = urlOf(address);
    let next = first;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const own = next.origin === first.origin ? headers : {};
      // A provider that an admin named may stand on a port of its own.
      const isNamed = Object.keys(own).length > 0;
      if (!isNamed && !ports.includes(next.port))
        throw new NeverFetched(`Port ${next.port} is not asked`);
      const timeoutMs = Math.max(1, Math.ceil(endsAt - performance.now()));
      const step = fetchApi({ ...bounds, timeoutMs });
      const answer = await step(next.href, { headers: { accept: 'image/*, */*;q=0.5', ...own } });
      const location = redirectOf(answer);
      if (location === undefined) return decoded(answer, bounds.maxBytes);
      next = urlOf(location, next);
    }
    throw new NeverFetched('Too many redirects');
  };

const urlOf = (address: string, base?: URL): URL => {
  if (!URL.canParse(address, base)) throw new NeverFetched('Not an address');
  return new URL(address, base);
};

const redirects = new Set([301, 302, 303, 307, 308]);

const redirectOf = ({ status, headers }: ApiFetched): string | undefined =>
  redirects.has(status) ? headers['location'] : undefined;

type Decode = (body: Uint8Array, bounds: { maxOutputLength: number }) => Uint8Array;

const decoders: Record<string, Decode> = {
  '': (body) => body,
  identity: (body) => body,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

// Asked for plain bytes, some servers compress all the same; a bomb ends where its size does.
const decoded = (answer: ApiFetched, maxOutputLength: number): ApiFetched => {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const decode = decoders[encoding];
  if (!decode) throw new NeverFetched(`Encoded as ${encoding}`);
  try {
    return { ...answer, body: decode(answer.body, { maxOutputLength }) };
  } catch {
    throw new NeverFetched('The answer cannot be decompressed within its size', 'too-large');
  }
};
