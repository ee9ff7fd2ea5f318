import * as z from 'zod/mini';

/** Somebody of the register: an id is unique in its region only. */
export const placeShape = z.object({ region: z.string(), officerId: z.string() });
export type Place = z.infer<typeof placeShape>;
