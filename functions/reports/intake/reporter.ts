import * as z from 'zod/mini';

/** Who reported, as they said. */
export const reporterShape = z.object({ identity: z.record(z.string(), z.string()) });
