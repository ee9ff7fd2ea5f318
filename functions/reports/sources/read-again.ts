import { Refusal } from '../../../shared/refusal.ts';
import type { FoundDelivery } from './quarantined.ts';
import { readPayload } from './schemes/payload.ts';
import { schemeOf } from './schemes/list.ts';
import { isReadItem, type ReadItem, type Unreadable } from './schemes/scheme.ts';
import type { Source } from './source.ts';

export type ReadAgain = {
  told: ReadItem[];
  /** What of a batch cannot be read. */
  unreadable: Unreadable[];
  /** Whether the sender proved itself, when it came or now; basic auth and tokens are not kept and cannot be proved later. */
  verified: boolean;
};

/**
 * What an entry of the quarantine tells, read by the source as it is now, and as if it came when it came. What
 * was set aside as another form's, or as a hint, is told again as it was. Throws a Refusal when it still cannot be read.
 */
export const readAgain = (
  entry: Pick<FoundDelivery, 'reason' | 'receivedAt' | 'body' | 'headers' | 'told'>,
  source: Source,
): ReadAgain => {
  if (entry.told) {
    const { deliveryId, media, hintOnly, aside, isEdit, knownBy, slip } = entry.told;
    const told: ReadItem = {
      deliveryId,
      payload: readPayload(entry.body),
      ...(media && { media }),
      ...(hintOnly && { hintOnly }),
      ...(aside !== undefined && { aside }),
      ...(isEdit && { isEdit }),
      ...(knownBy && { knownBy }),
      ...(slip !== undefined && { slip }),
    };
    return { told: [told], unreadable: [], verified: true };
  }
  const scheme = schemeOf(source.scheme);
  const arrived = {
    headers: entry.headers ?? {},
    body: entry.body,
    receivedAt: entry.receivedAt,
  };
  const things = scheme.read(arrived, source);
  const [only] = things;
  if (only && things.length === 1 && !isReadItem(only))
    throw new Refusal('invalid-fields', only.unreadable);
  const told = things.filter(isReadItem);
  const unreadable = things.flatMap((one) => (isReadItem(one) ? [] : [one]));
  const knownThen = entry.reason !== 'unknown-source';
  // A hint proves nothing: anybody's delivery would prove itself where senders sign nothing.
  const isProven = scheme.verify(arrived, source).ok && !told.some(({ hintOnly }) => hintOnly);
  return { told, unreadable, verified: knownThen || isProven };
};
