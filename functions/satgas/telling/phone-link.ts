import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { Officer } from '../officers/officer.ts';
import { makeLink, officerTag, readLink } from '../alerts/personal-link.ts';

/** How long a phone can be confirmed by the link that was sent to it. */
export const phoneLinkLifeMs = 7 * 86_400_000;

type OfficerWithPhone = Pick<Officer, 'region' | 'officerId'> & { phone: string };

/** A link that only somebody who reads this officer's phone can have. */
export const makePhoneLink = (key: Uint8Array, officer: OfficerWithPhone, now: number): string =>
  makeLink(key, { ...officer, alertId: markOf(key, officer.phone) }, now + phoneLinkLifeMs);

/** The officer among these whose phone a link confirms; undefined when it is forged, late, or for another phone. */
export const readPhoneLink = (
  key: Uint8Array,
  token: string,
  { officersOf, now }: { officersOf: (region: string) => Promise<Officer[]>; now: number },
): Promise<OfficerWithPhone | undefined> => {
  const link = readLink(key, token);
  if (!link.ok || link.expiresAt <= now) return Promise.resolve(undefined);
  return officersOf(link.region).then((officers) =>
    officers
      .flatMap((one) => (one.phone === undefined ? [] : [{ ...one, phone: one.phone }]))
      .find(
        ({ officerId, phone }) =>
          officerTag(officerId) === link.officerTag && markOf(key, phone) === link.alertId,
      ),
  );
};

/** A mark of a phone in the shape of what links are made for; keyed, so that it says nothing of the number. */
const markOf = (key: Uint8Array, phone: string): string =>
  `${'0'.repeat(11)}-${keyedHash(key, 'phone', phone).slice(0, 12)}`;
