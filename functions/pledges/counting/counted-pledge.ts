import * as z from 'zod/mini';
import { staffKinds } from '../register/pledge-form.ts';
import type { CountedPledge } from './tally.ts';

const text = z.object({ S: z.string() });
const imageShape = z.object({
  region: text,
  unit: text,
  staffKind: z.object({ S: z.enum(staffKinds) }),
  standing: z.optional(z.object({ S: z.enum(['verified', 'claimed']) })),
  act: z.optional(z.object({ S: z.enum(['ikrar', 'pakta-integritas']) })),
  ceremony: z.optional(text),
  pledgedAt: z.optional(z.object({ N: z.string() })),
});

/** The attributes of a kept pledge that decide where it counts. */
export const countedAttributes = Object.keys(imageShape.shape);

/** Where a kept pledge counts: read alike by the tally and by the audit. A missing standing counts as 'claimed'. */
export const countedPledge = (image: unknown): CountedPledge => {
  const { region, unit, staffKind, standing, act, ceremony, pledgedAt } = z.parse(
    imageShape,
    image,
  );
  return {
    region: region.S,
    unit: unit.S,
    staffKind: staffKind.S,
    standing: standing?.S ?? 'claimed',
    act: act?.S ?? 'ikrar',
    ...(ceremony && { ceremony: ceremony.S }),
    pledgedAt: Number(pledgedAt?.N ?? 0),
  };
};
