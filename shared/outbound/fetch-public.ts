import { fetchApi, type ApiFetched } from './fetch-api.ts';

type Bounds = Parameters<typeof fetchApi>[0] & { maxRedirects: number };

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches an address that somebody unknown named: each step of the way, redirects included, only by https and only at
 * public addresses, checked where the connection is made. Headers handed in (a provider's token) go to the first host only, and to none that a
 * redirect leads to. Throws an Error when any of
 * it does not hold.
 */
export const fetchPublic = ({ maxRedirects, ...bounds }: Bounds) => {
  const step = fetchApi(bounds);
  return async (address: string, headers: Record<string, string> = {}): Promise<ApiFetched> => {
    let next = address;
    for (let hops = 0; ; hops += 1) {
      const own = new URL(next).origin === new URL(address).origin ? headers : {};
      const answer = await step(next, { headers: { accept: 'image/*', ...own } });
      const { location } = answer.headers;
      if (!redirects.has(answer.status) || location === undefined) return answer;
      if (hops === maxRedirects) throw new Error('Too many redirects');
      next = new URL(location, next).href;
    }
  };
};
