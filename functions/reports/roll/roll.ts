import * as z from 'zod/mini';
import { nameMarksShape } from '../../../shared/name-likeness.ts';
import type { Person } from '../../../shared/http/request.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import type { Serving } from '../../conflict.ts';

/** What reports know of somebody in the register of officers: where they serve, and marks of their name. */
export const rollEntryShape = z.object({
  /** A region code, a province code, or 'ID' for the nation. */
  region: z.string(),
  officerId: z.string(),
  rung: z.string(),
  unit: z.optional(z.string()),
  names: z.optional(nameMarksShape),
  active: z.boolean(),
  /** Which change of theirs this is: a text, the later the greater. */
  order: z.string(),
});
export type RollEntry = z.infer<typeof rollEntryShape>;

/** The regions whose people may be told of a report: itself, its province, the nation; of practice, not the nation. */
export const rollsOf = (region: string): string[] => [
  ...new Set([region, provinceOf(region), ...(isPractice(region) ? [] : ['ID'])]),
];

/** Whom the register is asked about; the unit is the one of their sign-in. */
export type SignedIn = Pick<Person, 'personId' | 'region' | 'unit'>;

/**
 * Where somebody who signed in serves, and under whom, for the rule of conflicts of interest: as the register says, which
 * their sign-in can only narrow. Undefined for whoever is not in it, has left, or runs the system: to them there is no
 * case. `ofRegion` is everybody of the person's own region.
 */
export const servingBy = (
  person: SignedIn,
  ofRegion: readonly RollEntry[],
): Serving | undefined => {
  const active = ofRegion.filter((one) => one.active && one.region === person.region);
  const entry = active.find(({ officerId }) => officerId === person.personId);
  if (!entry || entry.rung === 'admin') return undefined;
  const chairs = active.filter(({ rung }) => rung === 'chair').map(servingOf);
  return { ...servingOf(entry), signedInUnit: person.unit ?? '', chairs };
};

const servingOf = ({ region, unit, names }: RollEntry) => ({ region, unit, names });
