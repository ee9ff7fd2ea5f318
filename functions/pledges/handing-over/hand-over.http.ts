import type { NameAttempt } from '../../../shared/attempt.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import type { Sent } from '../register/record-pledge.ts';
import { handOverKey } from './hand-over-key.ts';
import type { HandedState } from './handed.ts';
import { openSealed } from './open-sealed.ts';
import type { handingOverOperations } from './operations.ts';

type HandingOver = typeof handingOverOperations;
type Needs = {
  /** The secret of ceremonies. */
  key: () => Promise<Uint8Array>;
  attemptOf: NameAttempt;
  submit: (form: PledgeForm, sent: Sent) => Promise<unknown>;
};

/** GET /v1/hand-overs/key: what phones seal their pledges to. */
export const handOverKeyHttp =
  ({ key }: Pick<Needs, 'key'>): Does<HandingOver['readHandOverKey']> =>
  async () => ({ status: 200, body: { key: handOverKey(await key()) } });

/** GET /titipan: where a phone takes pledges of others. */
export const takingPageHttp: Does<HandingOver['showTakingPage']> = () => ({
  status: 200,
  body: { form: '/v1/hand-overs' },
  page: async (frame) => (await import('./taking.tsx')).renderTaking(frame),
});

const atOnce = 4;

/**
 * POST /v1/hand-overs: stores pledges that phones handed over just as if each phone had sent its own: the same attempt,
 * and so the same receipt; in any order, any number of times, by anybody. One that is refused holds up no other.
 */
export const handOverHttp =
  (needs: Needs): Does<HandingOver['handOver']> =>
  async ({ body: { pledges }, request }) => {
    const secret = await needs.key();
    const states: HandedState[] = pledges.map(() => 'unreadable');
    await eachOf([...pledges.entries()], { atOnce }, async ([at, sealed]) => {
      states[at] = await storeOne(needs, { secret, sealed, address: request.sourceAddress });
    });
    return { status: 200, body: { states } };
  };

type One = { secret: Uint8Array; sealed: string; address: string };

const storeOne = async (
  { attemptOf, submit }: Needs,
  { secret, sealed, address }: One,
): Promise<HandedState> => {
  const handed = openSealed(secret, sealed);
  if (!handed) return 'unreadable';
  try {
    await submit(handed.form, { attempt: await attemptOf(handed.key, handed.form), address });
    return 'stored';
  } catch (error) {
    if (error instanceof Refusal) return 'not-accepted';
    throw error;
  }
};
