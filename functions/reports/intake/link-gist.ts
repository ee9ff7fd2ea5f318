import { trimEnd } from '../../../shared/trim-end.ts';

const tracking = /^(utm_\w+|fbclid|igsh(id)?|si|mibextid|ref|share_id|_[rt])$/;

/** An address without what differs from one copy of it to the next: www, mobile host, tracking, fragment; empty for none. */
export const linkGist = (link: string): string => {
  if (!URL.canParse(link)) return '';
  const { host, pathname, searchParams } = new URL(link);
  const said = [...searchParams].filter(([name]) => !tracking.test(name)).sort();
  const query = new URLSearchParams(said).toString();
  const path = trimEnd(pathname, /\//);
  return `${host.toLowerCase().replace(/^(www|m|mobile|web)\./, '')}${path}?${query}`;
};
