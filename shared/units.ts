import * as z from 'zod/mini';

const unitCode = z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/));
const unitName = z.string().check(z.minLength(2), z.maxLength(120));

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
  otherNames: z.optional(z.array(unitName).check(z.maxLength(30))),
  kind: z.optional(z.enum(unitKinds)),
  /** The unit it is a part of: a school of its education office, a division of the secretariat. */
  partOf: z.optional(unitCode),
  /** Units it answers to besides. */
  superiors: z.optional(z.array(unitCode).check(z.maxLength(10))),
  /** Everybody of the region serves under it: the regent or mayor, the regional secretary. */
  isLeadership: z.optional(z.boolean()),
});
export type Unit = z.infer<typeof unitShape>;

/** A region as far as its units go: those that pledge and answer circulars, and others that people are accused in. */
export type WithUnits = { units: readonly Unit[]; otherUnits?: readonly Unit[] | undefined };

/** Every unit somebody of the region may serve in. */
export const unitsOf = ({ units, otherUnits = [] }: WithUnits): Unit[] => [...units, ...otherUnits];

/** Who is kept from a report about somebody: units, or all of the region. */
export type BarredUnits = { units: string[]; wholeRegion: boolean };

/**
 * Whom a report about units keeps away: those units, all they are part of or answer to, and all that serves under them.
 * A unit of the region's leadership keeps away the whole region. A code the region does not have bars the whole region:
 * nobody can say who serves above or below it.
 */
export const barredBy = (region: WithUnits, codes: readonly string[]): BarredUnits => {
  const all = unitsOf(region);
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

const aboveOf = (all: readonly Unit[], code: string): string[] => {
  const { partOf, superiors = [] } = all.find((unit) => unit.code === code) ?? {};
  return partOf === undefined ? superiors : [partOf, ...superiors];
};

const belowOf = (all: readonly Unit[], code: string): string[] =>
  all.map((unit) => unit.code).filter((below) => aboveOf(all, below).includes(code));

/** Everything that steps lead to from some codes, however far; a circle ends where it began. */
const reach = (codes: readonly string[], step: (code: string) => string[]): Set<string> => {
  const reached = new Set(codes);
  // A set visits what is added to it while it is walked.
  for (const code of reached) for (const next of step(code)) reached.add(next);
  return reached;
};
