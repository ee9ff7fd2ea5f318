import * as z from 'zod/mini';
import type { Campaign } from '../../campaign.ts';
import { wordsShape } from '../../pledge-phases.ts';
import { campaignKind } from '../campaign-kind.ts';

/** Those that are closed too: whoever witnessed for them is named on. */
export const mostOffices = 60;

const officesShape = () =>
  z
    .array(
      z.object({
        code: z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/)),
        name: wordsShape(),
        closed: z.optional(z.literal(true)),
      }),
    )
    .check(
      z.maxLength(mostOffices),
      z.refine((offices) => offices.some(({ closed }) => !closed)),
      z.refine((offices) => new Set(offices.map(({ code }) => code)).size === offices.length),
    );

/** Offices that may witness a ceremony; by the clocks of Jakarta, as the nation's. One that a release adds stays beside them. */
export const witnessOfficesKind = /* @__PURE__ */ campaignKind({
  kind: 'witness-offices',
  value: officesShape,
  layNation: (campaign, inZone) => {
    const decreed = inZone('Asia/Jakarta');
    if (!decreed) return campaign;
    const codes = new Set(decreed.map(({ code }) => code));
    const released = campaign.witnessOffices.filter(({ code }) => !codes.has(code));
    return { ...campaign, witnessOffices: [...decreed, ...released] };
  },
});

/** Those that a new witness may be of. */
export const openOffices = ({ witnessOffices }: Pick<Campaign, 'witnessOffices'>) =>
  witnessOffices.filter(({ closed }) => !closed);
