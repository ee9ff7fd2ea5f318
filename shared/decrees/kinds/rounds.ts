import * as z from 'zod/mini';
import { roundShape } from '../../calendar/election.ts';
import { lastDayOf } from '../../campaign-end.ts';
import { campaignKind } from '../campaign-kind.ts';

export const mostRounds = 20;

/**
 * Later rounds, and other elections beside the first, of the whole nation: all of them, by the clocks of Jakarta. One with
 * a vote after the campaign's last day is left out: when pledges are deleted follows from that day.
 */
export const roundsKind = /* @__PURE__ */ campaignKind({
  kind: 'rounds',
  adds: ['rounds'],
  value: () => z.array(roundShape).check(z.maxLength(mostRounds)),
  layNation: (campaign, inZone) => {
    const decreed = inZone('Asia/Jakarta');
    if (!decreed) return campaign;
    const lastDay = lastDayOf(campaign);
    const rest = { ...campaign };
    delete rest.rounds;
    const rounds = decreed.filter(({ phases }) => phases.voteOn <= lastDay);
    return rounds.length > 0 ? { ...rest, rounds } : rest;
  },
});
