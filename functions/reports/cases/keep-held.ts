import type { AlertChanged } from '../../../events/alert-changed.ts';
import type { Now } from '../../../shared/clock.ts';
import type { CaseStore } from './case-store.ts';
import type { HeldStore } from './held-store.ts';

type Needs = { cases: Pick<CaseStore, 'find'>; held: Pick<HeldStore, 'keep'>; now: Now };

/** A case is stored seconds after its report; a day later it is gone rather than late. */
const awaitedMs = 24 * 3_600_000;

/**
 * Notes at a case who has its alert: what they have taken is theirs until it ends. Older events change nothing, and the
 * alert of a case that is deleted is nobody's. Throws, to be tried again, where the case is not there yet.
 */
export const keepHeld =
  ({ cases, held, now }: Needs) =>
  async ({ data }: Pick<AlertChanged, 'data'>): Promise<void> => {
    const kept = await cases.find(data.caseKey);
    if (!kept) {
      if (data.takers.length === 0 || now() - data.takenAt > awaitedMs) return;
      throw new Error('An alert was taken whose case is not there yet');
    }
    const outcome = await held.keep(data, kept.expiresAt);
    if (outcome === 'changed-meanwhile') throw new Error('Who has a case is changed by too many');
  };
