import * as z from 'zod/mini';
import type { Campaign } from '../../shared/campaign.ts';

const words = z.object({ id: z.string(), en: z.string() });

export const campaignAnswer = z.object({
  id: z.string(),
  name: words,
  nonAsnTakePart: z.boolean(),
  pledgeText: z.object({
    version: z.int(),
    opening: words,
    points: z.array(words),
    closing: words,
  }),
  regions: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      zone: z.string(),
      units: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
});

/** GET /v1/campaign: what a form elsewhere must know: the words sworn, the regions and their units. */
export const campaignOf = (campaign: Campaign): z.infer<typeof campaignAnswer> => campaign;
