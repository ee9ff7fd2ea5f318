import type { Row } from './place.ts';

/** A step by which rows of one version of the schema become those of the next. */
export type UpgradeStep = {
  /** The version it takes; it gives the one after. */
  from: number;
  /** What it does, for whoever imports. */
  name: string;
  /** The row of the next version, or undefined where that has none. `table` is the name in functions/tables.ts. */
  row: (table: string, row: Row) => Row | undefined;
};

/** The version of the rows that this code writes. Rows that it cannot read any more take a step and one more here. */
export const schemaVersion = 1;

/** Every step there ever was: an export of any version can be imported. */
export const upgradeSteps: readonly UpgradeStep[] = [];

/** The steps from one version to another, or undefined where one is missing. */
export const stepsBetween = (
  { from, to }: { from: number; to: number },
  steps: readonly UpgradeStep[],
): UpgradeStep[] | undefined => {
  const wanted = Array.from({ length: to - from }, (_, n) => from + n);
  const found = wanted.flatMap((version) => steps.filter((step) => step.from === version));
  return found.length === wanted.length ? found : undefined;
};

/** Takes a row through steps. */
export const upgraded = (steps: readonly UpgradeStep[], table: string, row: Row): Row | undefined =>
  steps.reduce<Row | undefined>((now, step) => now && step.row(table, now), row);
