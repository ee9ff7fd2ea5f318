import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Register } from './void-pledge.ts';
import { isMeant, type Proposal, type Run } from './voiding.ts';
import type { VoidingStore } from './voiding-store.ts';

type Needs = {
  voidings: Pick<VoidingStore, 'find' | 'saveRun' | 'countVoided'>;
  register: Register;
  now: Now;
  /** Milliseconds that one call may work. */
  budgetMs: number;
};

const atOnce = 8;

/**
 * Carries out a voiding that two people agreed on: goes through the register until a pass finds nothing more, as far as
 * its time allows, and saves how far it came, which wakes it again. Killed anywhere, or called twice, it voids each
 * pledge once, and the number it ends with is how many there are.
 */
export const carryOut =
  (needs: Needs) =>
  async (voidingId: string): Promise<void> => {
    const voiding = await needs.voidings.find(voidingId);
    if (voiding?.decision?.is !== 'agreed' || voiding.run?.state === 'done') return;
    const until = needs.now() + needs.budgetMs;
    let run = voiding.run ?? freshRun(voidingId, needs.now());
    do run = await step(needs, voiding.proposal, run);
    while (run.state === 'running' && needs.now() <= until);
    await needs.voidings.saveRun(run);
  };

const freshRun = (voidingId: string, at: number): Run => ({
  ...{ voidingId, state: 'running', found: 0, at },
});

/** Goes through the next page; after the last one begins anew, unless that pass found nothing. */
const step = async (needs: Needs, proposal: Proposal, run: Run): Promise<Run> => {
  const { voidingId, reason } = proposal;
  const { pledges, next } = await needs.register.read(run.from);
  const meant = pledges.filter((pledge) => isMeant(proposal, pledge));
  const at = needs.now();
  await eachOf(meant, { atOnce }, (pledge) =>
    needs.register.void(pledge, { voidingId, standing: pledge.standing, reason, at }),
  );
  const found = run.found + meant.length;
  if (next !== undefined) return { voidingId, state: 'running', from: next, found, at };
  if (found > 0) return freshRun(voidingId, at);
  const counted = await needs.voidings.countVoided(voidingId);
  return { voidingId, state: 'done', found, pledges: counted, at };
};
