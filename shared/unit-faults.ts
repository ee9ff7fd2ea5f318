import { everyUnit, unitsOf, type ClosedUnit, type WithUnits } from './units.ts';

/** What is wrong with whom units of a region serve under. */
export type TreeFault = {
  is: 'unknown-above' | 'unknown-heir' | 'circle' | 'no-leadership';
  /** The unit, and the one it names; '' where none is meant. */
  code: string;
  above: string;
};

/** What stands more than once in a list. */
export const repeats = (codes: readonly string[]): string[] => [
  ...new Set(codes.filter((code, i) => codes.indexOf(code) !== i)),
];

/** Codes of a region that two units have, closed ones too: a code is never used again; and names that two open ones have. */
export const repeatedUnits = (region: WithUnits): string[] => [
  ...repeats(everyUnit(region).map(({ code }) => code)),
  ...repeats(unitsOf(region).map(({ name }) => name.toLowerCase())),
];

/** Whom a unit serves under decides who is kept from a report: what cannot be followed would let somebody through. */
export const treeFaults = (region: WithUnits): TreeFault[] => {
  const units = new Map(everyUnit(region).map((unit) => [unit.code, unit]));
  return [
    ...[...units.values()].flatMap(({ code, partOf, movedTo, superiors = [] }) => [
      ...[...(partOf === undefined ? [] : [partOf]), ...superiors]
        .filter((above) => !units.has(above))
        .map((above): TreeFault => ({ is: 'unknown-above', code, above })),
      ...(movedTo === undefined || units.has(movedTo)
        ? []
        : [{ is: 'unknown-heir', code, above: movedTo } as const]),
    ]),
    ...[...units.values()]
      .filter((unit) => isPartOfItself(units, unit))
      .map(({ code }): TreeFault => ({ is: 'circle', code, above: '' })),
    ...(unitsOf(region).some(({ isLeadership }) => isLeadership)
      ? []
      : [{ is: 'no-leadership', code: '', above: '' } as const]),
  ];
};

const isPartOfItself = (units: ReadonlyMap<string, ClosedUnit>, { code }: ClosedUnit): boolean => {
  const wholes = new Set<string>();
  for (let at: string | undefined = code; at !== undefined && !wholes.has(at);) {
    wholes.add(at);
    at = units.get(at)?.partOf;
    if (at === code) return true;
  }
  return false;
};
