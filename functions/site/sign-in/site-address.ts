import { trimEnd } from '../../../shared/trim-end.ts';
/** Where the site is found, and what follows from it for redirects and cookies. */
export type SiteAddress = {
  /** Without a trailing slash. */
  url: string;
  /** '/' at the root of a domain, '/live' under a stage. */
  cookiePath: string;
  secure: boolean;
  callback: string;
};

/** Reads the public address of the site; throws TypeError if it is not one. */
export const siteAddress = (publicUrl: string): SiteAddress => {
  const { protocol, origin, pathname } = new URL(publicUrl);
  const base = trimEnd(pathname, /\//);
  return {
    url: origin + base,
    cookiePath: base || '/',
    secure: protocol === 'https:',
    callback: `${origin}${base}/sign-in/callback`,
  };
};

/** The path below the site to go to after signing in; anything that is not a plain path leads home. */
export const localPath = (asked: string | undefined): string => {
  if (asked === undefined || asked.length > 512) return '/';
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked) ? asked : '/';
};
