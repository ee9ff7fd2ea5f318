import type { CampaignRegion } from '../../../shared/campaign.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { withoutInvisible } from '../../../shared/safe-text.ts';

/** Characters of an address, at most. */
export const longestMailbox = 120;

/** An office mailbox as it was read, or why it is none. */
export type ReadMailbox =
  | { ok: true; address: string }
  | { ok: false; reason: 'malformed-mailbox' | 'mailbox-not-of-office' };

const written = /^([a-z0-9][a-z0-9._-]{0,63})(?:\+[a-z0-9._+-]*)?@((?:[a-z0-9-]+\.)+[a-z]{2,24})$/;

/**
 * Reads an address of one of the region's own domains: in small letters, and without what is written behind a plus, so
 * that nobody has sixty mailboxes by having one. A region that names no domain has no office mailboxes.
 */
export const readMailbox = ({ mailDomains = [] }: CampaignRegion, typed: string): ReadMailbox => {
  const text = withoutInvisible(typed.normalize('NFKC')).trim().toLowerCase();
  const [, name, domain] = text.length > longestMailbox ? [] : (written.exec(text) ?? []);
  if (name === undefined || domain === undefined) return { ok: false, reason: 'malformed-mailbox' };
  const isOfOffice = mailDomains.some((one) =>
    one.startsWith('*.') ? domain.endsWith(one.slice(1)) : domain === one,
  );
  return isOfOffice
    ? { ok: true, address: `${name}@${domain}` }
    : { ok: false, reason: 'mailbox-not-of-office' };
};

/** What a roster stores of a mailbox: 16 bytes, keyed, in base64url; nobody can try addresses out against it. */
export const mailboxMark = (pepper: Uint8Array, address: string): string =>
  Buffer.from(keyedHash(pepper, 'office-mailbox', address), 'base64url')
    .subarray(0, 16)
    .toString('base64url');
