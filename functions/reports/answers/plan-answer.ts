import type { Now } from '../../../shared/clock.ts';
import type { Sealing } from '../../../shared/sealed.ts';
import { sealAnswer, windowMs, type Answer } from './answer.ts';
import type { LeadLinks } from './lead-links.ts';

/** Whom a lead came from, as far as they can be answered. */
export type AnswerTo = {
  /** Their phone, as the provider writes it. */
  phone: string;
  /** The provider's id of the number they wrote to. */
  number: string;
  /** When they wrote, milliseconds since the epoch. */
  at: number;
  /** What they sent cannot be seen by us: they are asked to send it again. */
  isUnseen?: true;
};

export type AnsweredLead = { reportKey: string; code: string; caseNumber: string };

type Needs = {
  /** Stores an answer, once for each lead. */
  store: (answer: Answer) => Promise<void>;
  sealing: Sealing;
  links: Pick<LeadLinks, 'pathTo'>;
  /** The provider's id of the number that this deployment answers from; 'none' where it answers nobody. */
  ownNumber: string;
  now: Now;
};

/**
 * Decides once that a lead is answered, and with what: whoever wrote to the deployment's own number, within a day of
 * it. However often the message comes again, nothing more is decided. Everybody else is answered by nobody.
 */
export const planAnswer =
  ({ store, sealing, links, ownNumber, now }: Needs) =>
  async ({ reportKey, code, caseNumber }: AnsweredLead, to: AnswerTo): Promise<void> => {
    const until = to.at + windowMs;
    if (to.number !== ownNumber || until <= now()) return;
    const path = await links.pathTo(reportKey, to.at);
    const inside = { to: to.phone, code, caseNumber, path, ...(to.isUnseen && { isUnseen: true }) };
    await store({
      ...{ reportKey, state: 'to-send', until, expiresAt: Math.floor(until / 1000) },
      sealed: await sealAnswer(sealing, reportKey, inside),
    });
  };
export type PlanAnswer = ReturnType<typeof planAnswer>;
