import * as z from 'zod/mini';

/** Officers that one list says of: so many the register of a region has at most on one page. */
export const mostListed = 100;

const officerId = /^[a-z0-9][a-z0-9-]{1,39}$/;

/** Ids of officers of one region, joined by commas. */
export const officersList = z.pipe(
  z.string().check(
    z.maxLength(41 * mostListed),
    z.refine((text) => idsOf(text).length <= mostListed, 'too-many'),
    z.refine((text) => idsOf(text).every((id) => officerId.test(id)), 'malformed'),
  ),
  z.transform((text) => idsOf(text)),
);

const idsOf = (text: string): string[] => [...new Set(text.split(','))].filter((id) => id !== '');

/** Which of these officers have bound an account, and since when; an account itself is never shown. */
export const accountsAnswer = z.object({
  region: z.string(),
  officers: z.array(
    z.object({ officerId: z.string(), isBound: z.boolean(), boundAt: z.nullable(z.string()) }),
  ),
});
export type AccountsView = z.infer<typeof accountsAnswer>;
