import type { SiteAddress } from './site-address.ts';

/** A Set-Cookie value that scripts and other sites cannot read; 0 seconds ends it. */
export const setCookie = (
  site: SiteAddress,
  name: string,
  { value, maxAgeSeconds }: { value: string; maxAgeSeconds: number },
): string =>
  [
    `${name}=${value}`,
    `Path=${site.cookiePath}`,
    `Max-Age=${Math.max(0, Math.floor(maxAgeSeconds))}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(site.secure ? ['Secure'] : []),
  ].join('; ');

/** A Set-Cookie value that ends a cookie. */
export const endCookie = (site: SiteAddress, name: string): string =>
  setCookie(site, name, { value: '', maxAgeSeconds: 0 });

/** Where a step of signing in or out leads, and the cookies it sets. */
export type Onward = { location: string; cookies: string[] };
