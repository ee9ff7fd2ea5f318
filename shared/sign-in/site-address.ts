import { trimEnd } from '../trim-end.ts';

/** Where the site is found, and what follows from it for redirects and cookies. */
export type SiteAddress = {
  /** Without a trailing slash. */
  url: string;
  /** '/' at the root of a domain, '/live' under a stage. */
  cookiePath: string;
  secure: boolean;
  callback: string;
};

/** Reads the public address of the site; `callbackPath` is where the issuer leads back to. Throws TypeError if it is no address. */
export const siteAddress = (publicUrl: string, callbackPath: string): SiteAddress => {
  const { protocol, origin, pathname } = new URL(publicUrl);
  const base = trimEnd(pathname, /\//);
  return {
    url: origin + base,
    cookiePath: base || '/',
    secure: protocol === 'https:',
    callback: origin + base + callbackPath,
  };
};

/** The path below the site to go to after signing in; anything that is not a plain path leads home. */
export const localPath = (asked: string | undefined): string => {
  if (asked === undefined || asked.length > 512) return '/';
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked) ? asked : '/';
};
