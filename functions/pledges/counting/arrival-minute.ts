import * as z from 'zod/mini';
import { regionArrivals, type RegionArrivals } from './arrivals.ts';

/** One minute of one region, as one shard of the register's stream saw it. */
export const minuteShape = z.extend(regionArrivals, {
  /** Milliseconds since the epoch. */
  minute: z.int(),
  expiresAt: z.int(),
});
export type ArrivedMinute = RegionArrivals & { minute: number };
