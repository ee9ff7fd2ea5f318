import type { FoundDelivery } from './quarantined.ts';
import { readPayload } from './schemes/payload.ts';
import { schemeOf } from './schemes/list.ts';
import type { Told } from './schemes/scheme.ts';
import type { Source } from './source.ts';

export type ReadAgain = {
  told: Told[];
  /** Whether the sender proved itself, when it came or now; basic auth and tokens are not kept and cannot be proved later. */
  verified: boolean;
};

/**
 * What an entry of the quarantine tells, read by the source as it is now, and as if it came when it came. What
 * was set aside as another form's, or as a hint, is told again as it was. Throws a Refusal when it still cannot be read.
 */
export const readAgain = (entry: FoundDelivery, source: Source): ReadAgain => {
  if (entry.told) {
    const { deliveryId, media, hintOnly, aside } = entry.told;
    const told: Told = {
      deliveryId,
      payload: readPayload(entry.body),
      ...(media && { media }),
      ...(hintOnly && { hintOnly }),
      ...(aside !== undefined && { aside }),
    };
    return { told: [told], verified: true };
  }
  const scheme = schemeOf(source.scheme);
  const arrived = {
    headers: entry.headers ?? {},
    body: entry.body,
    receivedAt: entry.receivedAt,
  };
  const told = scheme.read(arrived, source);
  const knownThen = entry.reason !== 'unknown-source';
  // A hint proves nothing: anybody's delivery would prove itself where senders sign nothing.
  const isProven = scheme.verify(arrived, source).ok && !told.some(({ hintOnly }) => hintOnly);
  return { told, verified: knownThen || isProven };
};
