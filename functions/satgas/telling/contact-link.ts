import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { Officer } from '../officers/officer.ts';
import { makeLink, officerTag, readLink } from '../alerts/personal-link.ts';
import type { Channel } from '../policy.ts';

/** How long a phone or a mailbox can be confirmed by a link that was sent to it. */
export const contactLinkLifeMs = 7 * 86_400_000;

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;
/** A phone or a mailbox of an officer. */
export type Contact = { channel: Channel; address: string };

/** A link that only somebody who reads this officer's phone or mailbox can have. */
export const makeContactLink = (
  key: Uint8Array,
  officer: OfficerKey & { contact: Contact },
  now: number,
): string =>
  makeLink(key, { ...officer, alertId: markOf(key, officer.contact) }, now + contactLinkLifeMs);

/** The officer and the contact of theirs that a link confirms; undefined when it is forged, late, or for another one. */
export const readContactLink = async (
  key: Uint8Array,
  token: string,
  { officersOf, now }: { officersOf: (region: string) => Promise<Officer[]>; now: number },
): Promise<(OfficerKey & { contact: Contact }) | undefined> => {
  const link = readLink(key, token);
  if (!link.ok || link.expiresAt <= now) return undefined;
  return (await officersOf(link.region))
    .filter(({ officerId }) => officerTag(officerId) === link.officerTag)
    .flatMap(({ region, officerId, ...addresses }) =>
      contactsOf(addresses).map((contact) => ({ region, officerId, contact })),
    )
    .find(({ contact }) => markOf(key, contact) === link.alertId);
};

const contactsOf = ({ phone, email }: Pick<Officer, 'phone' | 'email'>): Contact[] => [
  ...(phone === undefined
    ? []
    : (['sms', 'whatsapp'] as const).map((channel) => ({ channel, address: phone }))),
  ...(email === undefined ? [] : [{ channel: 'email', address: email } as const]),
];

const kinds: Record<Channel, string> = { sms: 'phone', email: 'mailbox', whatsapp: 'whatsapp' };

/** A mark of a contact in the shape of what links are made for; keyed, so that it says nothing of the address. */
const markOf = (key: Uint8Array, { channel, address }: Contact): string =>
  `${'0'.repeat(11)}-${keyedHash(key, kinds[channel], address).slice(0, 12)}`;
