import * as z from 'zod/mini';

/**
 * How a matter came to the satgas: 'lead' without a name, 'named' with the reporter's, 'finding' by somebody of the satgas
 * in their own work (temuan). What follows from each is one table: functions/reports/lanes.ts.
 */
export const lanes = ['lead', 'named', 'finding'] as const;
export type Lane = (typeof lanes)[number];
export const laneShape = z.enum(lanes);

/** Of a finding: which officer of which region found it; an id is unique in its region only. */
export const finderShape = z.object({ region: z.string(), officerId: z.string() });

/** Those that whoever reports chooses between. */
export const reportersLanes = ['lead', 'named'] as const satisfies readonly Lane[];
