import * as z from 'zod/mini';
import { nameMarksShape } from '../shared/name-likeness.ts';

/**
 * Whether it is settled where the accused serves: 'named' by the report itself or by somebody above the region; 'none'
 * when somebody above found that nobody of the region serves with or under them; until then 'to-be-named', and nobody of
 * the region may know.
 */
export const unitStandings = ['named', 'to-be-named', 'none'] as const;

/** Who is kept from a report, its case and its alerts. No name: units by code, people by keyed marks of their names. */
export const barringShape = z.object({
  standing: z.enum(unitStandings),
  /** Units of the region: the accused's own, those above and below it, and those the reporter named. */
  units: z.array(z.string()),
  /** Of these, the ones the reporter said must not see it: whatever is settled later, they stay. */
  excludedUnits: z.optional(z.array(z.string())),
  /** Everybody of the region serves under the accused. */
  wholeRegion: z.optional(z.boolean()),
  /** Of the accused, and of each text in which the reporter named people: whoever's name resembles one is kept away. */
  names: z.array(nameMarksShape),
});
export type Barring = z.infer<typeof barringShape>;
