import * as z from 'zod/mini';

/** What a unit and a region's list of them may hold. */
export const unitBounds = { nameLeast: 2, nameMost: 120, otherNames: 30, superiors: 10 } as const;
export const unitCodeForm = /^[A-Z0-9-]{2,24}$/;

const unitCode = z.string().check(z.regex(unitCodeForm));
const unitName = z
  .string()
  .check(z.minLength(unitBounds.nameLeast), z.maxLength(unitBounds.nameMost));

/** What kind of office a unit is, as the form and the oversight pages may sort by it. */
export const unitKinds = [
  'leadership',
  'secretariat',
  'inspectorate',
  'agency',
  'office',
  'division',
  'district',
  'village',
  'health-service',
  'school',
] as const;

/** One unit of a region: what people call it, and whom it serves under. Data that the region keeps. */
export const unitShape = z.object({
  code: unitCode,
  name: unitName,
  /** What else people call it: abbreviations, names of before, its head's office. */
  otherNames: z.optional(z.array(unitName).check(z.maxLength(unitBounds.otherNames))),
  kind: z.optional(z.enum(unitKinds)),
  /** The unit it is a part of: a school of its education office, a division of the secretariat. */
  partOf: z.optional(unitCode),
  /** Units it answers to besides. */
  superiors: z.optional(z.array(unitCode).check(z.maxLength(unitBounds.superiors))),
  /** Everybody of the region serves under it: the regent or mayor, the regional secretary. */
  isLeadership: z.optional(z.boolean()),
});
export type Unit = z.infer<typeof unitShape>;

/** A unit that takes nothing new any more: what is stored under it is shown by its name. */
export const closedUnitShape = z.extend(unitShape, {
  /** The unit that has its duties now; those who are recorded in the one serve under the other. */
  movedTo: z.optional(unitCode),
});
export type ClosedUnit = z.infer<typeof closedUnitShape>;

/** A region as far as its units go: those that pledge and answer circulars, others that people are accused in, and closed ones. */
export type WithUnits = {
  units: readonly Unit[];
  otherUnits?: readonly Unit[] | undefined;
  closedUnits?: readonly ClosedUnit[] | undefined;
};

/** Every unit somebody of the region may serve in now: what a form offers and takes. */
export const unitsOf = ({ units, otherUnits = [] }: WithUnits): Unit[] => [...units, ...otherUnits];

/** The same and those that were closed: what something stored may be of. */
export const everyUnit = (region: WithUnits): ClosedUnit[] => [
  ...unitsOf(region),
  ...(region.closedUnits ?? []),
];

/** What people call a unit that something stored is of, closed or not; its code where the region has no such unit. */
export const nameOfUnit = (region: WithUnits | undefined, code: string): string =>
  (region && everyUnit(region).find((unit) => unit.code === code)?.name) ?? code;

/** The unit that has the duties of a closed one now, however often they moved; undefined where none has. */
export const heirOf = (region: WithUnits, code: string): Unit | undefined => {
  const { closedUnits = [] } = region;
  let at: string | undefined = code;
  for (let steps = 0; steps <= closedUnits.length && at !== undefined; steps += 1) {
    const next: string | undefined = closedUnits.find((unit) => unit.code === at)?.movedTo;
    const heir = unitsOf(region).find((unit) => unit.code === next);
    if (heir) return heir;
    at = next;
  }
  return undefined;
};

/** The unit that takes the pledges of one named elsewhere (a roster, an account): itself, or the one with its duties now. */
export const pledgingUnit = (region: WithUnits, code: string): string | undefined => {
  const takes = (of: string | undefined) => region.units.some((unit) => unit.code === of);
  const heir = heirOf(region, code)?.code;
  if (takes(code)) return code;
  return takes(heir) ? heir : undefined;
};

/** Who is kept from a report about somebody: units, or all of the region. */
export type BarredUnits = { units: string[]; wholeRegion: boolean };

/**
 * Whom a report about units keeps away: those units, all they are part of or answer to, and all that serves under them.
 * A unit of the region's leadership keeps away the whole region. A code the region does not have bars the whole region:
 * nobody can say who serves above or below it. A closed unit is a part of the one that has its duties: who is recorded in
 * it still is kept from a report about that one, and the other way round.
 */
export const barredBy = (region: WithUnits, codes: readonly string[]): BarredUnits => {
  const all = everyUnit(region);
  const accused = codes.map((code) => all.find((unit) => unit.code === code));
  const line = new Set([
    ...codes,
    ...reach(codes, (code) => aboveOf(all, code)),
    ...reach(codes, (code) => belowOf(all, code)),
  ]);
  return {
    units: [...line].sort(),
    wholeRegion: accused.some((unit) => unit === undefined || unit.isLeadership === true),
  };
};

const aboveOf = (all: readonly ClosedUnit[], code: string): string[] => {
  const { partOf, superiors = [], movedTo } = all.find((unit) => unit.code === code) ?? {};
  return [partOf, movedTo, ...superiors].filter((above) => above !== undefined);
};

const belowOf = (all: readonly ClosedUnit[], code: string): string[] =>
  all.map((unit) => unit.code).filter((below) => aboveOf(all, below).includes(code));

/** Everything that steps lead to from some codes, however far; a circle ends where it began. */
const reach = (codes: readonly string[], step: (code: string) => string[]): Set<string> => {
  const reached = new Set(codes);
  // A set visits what is added to it while it is walked.
  for (const code of reached) for (const next of step(code)) reached.add(next);
  return reached;
};
