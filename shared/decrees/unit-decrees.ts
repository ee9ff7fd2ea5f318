import * as z from 'zod/mini';
import type { CampaignRegion } from '../campaign.ts';
import type { FieldError } from '../refusal.ts';
import { withUnitChanges, type UnitChange, type UnitFault } from '../unit-changes.ts';
import { inOrder, type Held } from './held.ts';
import { notTakenIn, unitChangesShape } from './kinds/region-units.ts';

/** A region before and after a decree on its units is laid, and what stands against it. */
export type UnitsThen = {
  before: CampaignRegion;
  after: CampaignRegion;
  fault?: UnitFault;
  /** A decree agreed to already that could not be laid any more: from when it holds. */
  breaks?: string;
};

type Wanted = { changes: readonly UnitChange[]; validFrom: string; now: number };

/** What a decree would do among those agreed to, in the order in which all of them come into force. */
export const unitsThen = (
  released: CampaignRegion,
  held: Held | undefined,
  { changes, validFrom, now }: Wanted,
): UnitsThen => {
  const shape = unitChangesShape();
  const others = (held?.holds ?? []).flatMap((hold) => {
    const read = z.safeParse(shape, hold.value);
    return read.success ? [{ ...hold, value: notTakenIn(released, read.data) }] : [];
  });
  const own = { validFrom, agreedAt: now, changeId: '', value: [...changes] };
  const alone = laidOf(released, inOrder(others, released.zone));
  const all = inOrder([...others, own], released.zone);
  const before = laidOf(released, all.slice(0, all.indexOf(own))).region;
  const made = withUnitChanges(before, changes);
  if ('fault' in made) return { before, after: before, fault: made.fault };
  const together = laidOf(released, all);
  const broken = others.find(
    ({ changeId }) => alone.laid.has(changeId) && !together.laid.has(changeId),
  );
  return { before, after: made.region, ...(broken && { breaks: broken.validFrom }) };
};

type Step = { changeId: string; value: readonly UnitChange[] };

const laidOf = (released: CampaignRegion, steps: readonly Step[]) => {
  const laid = new Set<string>();
  let region = released;
  for (const { changeId, value } of steps) {
    const next = withUnitChanges(region, value);
    if ('fault' in next) continue;
    region = next.region;
    laid.add(changeId);
  }
  return { region, laid };
};

/** Text of all decrees of one region, in characters: every function reads all of it as it starts. */
export const mostOfRegion = 60_000;

/** How much of that is used with one more. */
export const sizeWith = (held: Held | undefined, changes: readonly UnitChange[]): number =>
  [...(held?.holds ?? []).map(({ value }) => value), changes]
    .map((value) => JSON.stringify(value).length)
    .reduce((sum, length) => sum + length, 0);

/** A fault of changes as an error of the form's field. */
export const faultError = (field: string, { reason, at, code }: UnitFault): FieldError => ({
  ...{ field, reason: `change-${reason}` },
  facts: { n: String(at + 1), ...(code !== '' && { code }) },
});
