import * as z from 'zod/mini';
import { openOffices } from '../../shared/decrees/kinds/witness-offices.ts';
import type { Campaign } from '../../shared/campaign.ts';

const words = z.object({ id: z.string(), en: z.string() });

/** Times on the wall of the region. */
const phases = z.array(z.object({ name: words, opens: z.string(), closes: z.string() }));

const units = z.array(z.object({ code: z.string(), name: z.string() }));

export const unitsAnswer = z.object({ region: z.string(), name: z.string(), units });

export const campaignAnswer = z.object({
  id: z.string(),
  name: words,
  nonAsnTakePart: z.boolean(),
  acts: z.array(z.string()),
  witnessOffices: z.array(z.object({ code: z.string(), name: words })),
  /** Every version; in a region the newest holds that is valid on its clocks and not kept to other regions. */
  pledgeTexts: z.array(
    z.object({
      version: z.int(),
      sha256: z.string(),
      validFrom: z.string(),
      regions: z.optional(z.array(z.string())),
      opening: words,
      points: z.array(words),
      closing: words,
    }),
  ),
  pledgePhases: phases,
  regions: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      zone: z.string(),
      /** Where they differ from the campaign's. */
      pledgePhases: z.optional(phases),
      units,
    }),
  ),
});

/** What a form elsewhere must know of a campaign: the words sworn, the regions and their units, and nothing besides. */
export const campaignOf = (campaign: Campaign): z.infer<typeof campaignAnswer> =>
  z.parse(campaignAnswer, { ...campaign, witnessOffices: openOffices(campaign) });
