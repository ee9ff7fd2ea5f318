import type { Request } from './request.ts';

type PageRequest = Pick<Request, 'method' | 'path' | 'base' | 'query' | 'headers'>;

/**
 * Where somebody goes on after signing in, below the base: the address that was asked for; after a form, the page it was
 * on, as far as the browser says (`Referer`, of this host only). Undefined where that is not known.
 */
export const wayBack = ({
  method,
  path,
  base,
  query,
  headers,
}: PageRequest): string | undefined => {
  // A way back from the issuer leads on once.
  if (path.startsWith('/sign-in')) return undefined;
  if (method === 'GET' || method === 'HEAD') return `${path}${queryText(query)}`;
  const page = headers['referer']?.[0] ?? '';
  if (!URL.canParse(page)) return undefined;
  const { host, pathname, search } = new URL(page);
  const isOurs = host === headers['host']?.[0] && pathname.startsWith(`${base}/`);
  return isOurs ? pathname.slice(base.length) + search : undefined;
};

const queryText = (query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
};
