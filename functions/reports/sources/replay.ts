import type { Now } from '../../../shared/clock.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import type { FoundDelivery } from './quarantined.ts';
import { withoutWaiting, type KnownAs } from './known-as.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { SettledStore } from './settled-store.ts';
import { readAgain, type ReadAgain } from './read-again.ts';
import type { ReadItem } from './schemes/scheme.ts';
import type { Source } from './source.ts';
import {
  aloneEntry,
  readHint,
  isUnstorable,
  submitItem,
  toldEntry,
  unstorable,
  whyNot,
  type ReadFromProvider,
  type TakeItemNeeds,
} from './take-item.ts';

type Needs = Pick<TakeItemNeeds, 'submit' | 'codeKey' | 'planAnswer' | 'bindSlip'> & {
  quarantine: Pick<QuarantineStore, 'find' | 'add' | 'sealAgain'>;
  settled: Pick<SettledStore, 'settle'>;
  readFromProvider: ReadFromProvider;
  knownAs: KnownAs;
  now: Now;
};

/** Who replays, and whether they answer for a sender that can no longer prove itself. */
export type Replaying = { by: string; answersForSender: boolean };

export type Replayed =
  | { outcome: 'replayed'; reports: number }
  | { outcome: 'still-set-aside'; reason: string; errors: FieldError[] }
  | { outcome: 'unproven' }
  | { outcome: 'gone' };

/**
 * Reads an entry of the quarantine again, by the source as it is now and as if it came when it came. What becomes a
 * report is one however often it is replayed; only then the entry goes, leaving a line that says so. What still cannot
 * become one stays as it was.
 */
export const replay =
  (needs: Needs) =>
  async (source: Source, id: string, { by, answersForSender }: Replaying): Promise<Replayed> => {
    const entry = await needs.quarantine.find(source.source, id);
    if (!entry) return { outcome: 'gone' };
    try {
      const read = readAgain(entry, source);
      if (!read.verified && !answersForSender) return { outcome: 'unproven' };
      const reports = await submitAll(needs, source, { read, entry });
      const settled = { outcome: 'replayed' as const, by, at: needs.now() };
      await needs.settled.settle(source.source, id, settled);
      return { outcome: 'replayed', reports };
    } catch (error) {
      if (!isUnstorable(error) && !(error instanceof Refusal)) throw error;
      // What is shown of it follows the source as it is now, and what a version before stored is sealed.
      await needs.quarantine.sealAgain(entry, source);
      if (!(error instanceof Refusal))
        return { outcome: 'still-set-aside', reason: unstorable, errors: [] };
      return { outcome: 'still-set-aside', ...whyNot(error, source, entry.told) };
    }
  };

type All = { read: ReadAgain; entry: FoundDelivery };

/**
 * Submits all that an entry tells, and returns how many are reports now. What of a batch still cannot become one waits
 * by itself from then on; an entry that tells one thing throws its Refusal.
 */
const submitAll = async (
  needs: Needs,
  source: Source,
  { read: { told, unreadable: others }, entry }: All,
): Promise<number> => {
  const isBatch = told.length + others.length > 1;
  let reports = 0;
  for (const one of told) {
    try {
      await submitOne(needs, source, { told: one, entry });
      reports += 1;
    } catch (error) {
      if (!isBatch || !(error instanceof Refusal)) throw error;
      const { receivedAt } = entry;
      await needs.quarantine.add(
        toldEntry(source, { told: one, receivedAt, ...whyNot(error, source, one) }),
        source,
      );
    }
  }
  for (const one of others)
    await needs.quarantine.add(aloneEntry(source, { one, receivedAt: entry.receivedAt }), source);
  return reports;
};

type One = { told: ReadItem; entry: FoundDelivery };

const submitOne = async (
  needs: Needs,
  source: Source,
  { told: given, entry }: One,
): Promise<void> => {
  // Whoever replays wants it now.
  const told = await needs.knownAs(source, withoutWaiting(given), entry.receivedAt);
  if (told === 'waiting') throw new Error('Nothing waits that must not');
  if (told.aside !== undefined)
    throw new Refusal('invalid-fields', [{ field: 'formId', reason: told.aside }]);
  const whole = told.hintOnly ? await readHint(needs, source, told) : told;
  if (!whole)
    throw new Refusal('invalid-fields', [{ field: 'body', reason: 'waiting-for-provider' }]);
  await submitItem(needs, source, { told: whole, receivedAt: entry.receivedAt });
};
