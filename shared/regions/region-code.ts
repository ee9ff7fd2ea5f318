import * as z from 'zod/mini';

/** The code of a province ('14'), regency or city ('14.06') as Kemendagri writes it; whether there is one is asked elsewhere. */
export const regionCode = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
