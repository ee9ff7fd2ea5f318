import * as z from 'zod/mini';

/** First and last day something is in force, 'YYYY-MM-DD'; left out where there is none. */
export const dated = {
  validFrom: z.optional(z.string()),
  validTo: z.optional(z.string()),
};

type Dated = { validFrom?: string | undefined; validTo?: string | undefined };

/** The entry in force on a day; of several the one that began last. */
export const inForceOn = <T extends Dated>(entries: readonly T[], date: string): T | undefined =>
  entries
    .filter(({ validFrom = '', validTo = '9999' }) => validFrom <= date && date <= validTo)
    .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))[0];
