import * as z from 'zod/mini';

/** Who reported, as they wrote it. */
export const reporterShape = z.object({ identity: z.record(z.string(), z.string()) });
