/**
 * Every kind of decree that this version knows, by which a row of a later version is told from one of its own. Once in a
 * table a name is never used for another thing.
 */
export const kindNames = [
  'pledge-phases',
  'pledge-texts',
  'deadline-rules',
  'alert-plan',
  'witness-offices',
  'region-units',
  'decree-editions',
  'authorities',
  'rounds',
] as const;

export type KindName = (typeof kindNames)[number];

export const isKindName = (name: string): name is KindName =>
  kindNames.some((known) => known === name);
