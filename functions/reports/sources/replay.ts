import type { Now } from '../../../shared/clock.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import type { FoundDelivery } from './quarantined.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { SettledStore } from './settled-store.ts';
import { readAgain } from './read-again.ts';
import type { Told } from './schemes/scheme.ts';
import type { Source } from './source.ts';
import { submitTold, whyNot, type ReadFromProvider, type TakeToldNeeds } from './take-told.ts';

type Needs = Pick<TakeToldNeeds, 'submit' | 'codeKey'> & {
  quarantine: Pick<QuarantineStore, 'find'>;
  settled: Pick<SettledStore, 'settle'>;
  readFromProvider: ReadFromProvider;
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
      const { told, verified } = readAgain(entry, source);
      if (!verified && !answersForSender) return { outcome: 'unproven' };
      for (const one of told) await submitOne(needs, source, { told: one, entry });
      const settled = { outcome: 'replayed' as const, by, at: needs.now() };
      await needs.settled.settle(source.source, id, settled);
      return { outcome: 'replayed', reports: told.length };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { outcome: 'still-set-aside', ...whyNot(error, source) };
    }
  };

type One = { told: Told; entry: FoundDelivery };

const submitOne = async (needs: Needs, source: Source, { told, entry }: One): Promise<void> => {
  if (told.aside !== undefined)
    throw new Refusal('invalid-fields', [{ field: 'formId', reason: told.aside }]);
  const whole = told.hintOnly ? await needs.readFromProvider(source, told) : told;
  if (!whole)
    throw new Refusal('invalid-fields', [{ field: 'body', reason: 'waiting-for-provider' }]);
  await submitTold(needs, source, { told: whole, receivedAt: entry.receivedAt });
};
