import type { CampaignRegion } from './campaign.ts';
import { canaryUnit } from './regions/practice.ts';
import { treeFaults, type TreeFault } from './unit-faults.ts';
import { everyUnit, unitBounds, unitsOf, type ClosedUnit, type Unit } from './units.ts';

/** One change to the units of a region. A code never changes, and is never used for another unit. */
export type UnitChange =
  | (Omit<Unit, 'isLeadership'> & {
      is: 'add';
      /** Neither pledges nor answers circulars by itself. */
      reportsOnly?: true | undefined;
    })
  | { is: 'rename'; code: string; name: string }
  | { is: 'also-called'; code: string; otherNames: string[] }
  | {
      is: 'under';
      code: string;
      partOf?: string | undefined;
      superiors?: string[] | undefined;
    }
  | {
      is: 'close';
      code: string;
      /** The unit that has its duties then. */
      movedTo?: string | undefined;
    };
type Of<Is extends UnitChange['is']> = Extract<UnitChange, { is: Is }>;

/** Units of one region, closed ones too: more make pages that nobody can work with. */
export const mostUnits = 1_000;

/** Why a change cannot be made: of which of the changes (from 0), and of which unit. */
export type UnitFault = {
  reason:
    | 'unit-code-taken'
    | 'unknown-unit'
    | 'unit-closed-already'
    | 'unit-heir-takes-no-pledges'
    | 'unit-needed'
    | 'unit-many-names'
    | 'unit-in-circle'
    | 'no-leadership'
    | 'too-many-units';
  at: number;
  code: string;
};

/** A region with all of some changes to its units, or with none of them and why. */
export type Changed = { region: CampaignRegion } | { fault: UnitFault };

/** Makes changes in their order; all or none. */
export const withUnitChanges = (
  region: CampaignRegion,
  changes: readonly UnitChange[],
): Changed => {
  let changed = region;
  for (const [at, change] of changes.entries()) {
    const next = made(changed, change);
    if ('reason' in next) return { fault: { ...next, at } };
    changed = next;
  }
  const [wrong] = treeFaults(changed);
  if (wrong) return { fault: { ...ofTree(wrong), at: atOf(changes, wrong.code) } };
  if (changed.units.length === 0) return { fault: { reason: 'unit-needed', at: 0, code: '' } };
  return everyUnit(changed).length > mostUnits
    ? { fault: { reason: 'too-many-units', at: 0, code: '' } }
    : { region: changed };
};

type Wrong = Omit<UnitFault, 'at'>;

const ofTree = ({ is, code, above }: TreeFault): Wrong => {
  if (is === 'circle') return { reason: 'unit-in-circle', code };
  if (is === 'no-leadership') return { reason: 'no-leadership', code };
  return { reason: 'unknown-unit', code: above };
};

const atOf = (changes: readonly UnitChange[], code: string): number =>
  Math.max(
    0,
    changes.findLastIndex((change) => change.code === code),
  );

const made = (region: CampaignRegion, change: UnitChange): CampaignRegion | Wrong => {
  if (change.is === 'add') return added(region, change);
  const unit = unitsOf(region).find(({ code }) => code === change.code);
  if (!unit)
    return {
      reason: isClosed(region, change.code) ? 'unit-closed-already' : 'unknown-unit',
      code: change.code,
    };
  if (change.is === 'close') return closed(region, unit, change);
  const next = edited(region, unit, change);
  return 'reason' in next ? next : replaced(region, next);
};

const isClosed = ({ closedUnits = [] }: CampaignRegion, code: string): boolean =>
  closedUnits.some((unit) => unit.code === code);

const added = (region: CampaignRegion, change: Of<'add'>): CampaignRegion | Wrong => {
  const unit = addedUnit(change);
  if (everyUnit(region).some(({ code }) => code === unit.code))
    return { reason: 'unit-code-taken', code: unit.code };
  const wrong = closedAbove(region, change);
  if (wrong) return wrong;
  return change.reportsOnly
    ? { ...region, otherUnits: [...(region.otherUnits ?? []), unit] }
    : { ...region, units: [...region.units, unit] };
};

const addedUnit = ({ code, name, otherNames, kind, partOf, superiors }: Of<'add'>): Unit => ({
  ...{ code, name },
  ...(otherNames && { otherNames }),
  ...(kind && { kind }),
  ...(partOf !== undefined && { partOf }),
  ...(superiors && { superiors }),
});

/** Nobody is put under a unit that was closed: whoever is there already stays. */
const closedAbove = (
  region: CampaignRegion,
  { partOf, superiors = [] }: Pick<Unit, 'partOf' | 'superiors'>,
): Wrong | undefined => {
  const code = [partOf, ...superiors].find((above) => above && isClosed(region, above));
  return code === undefined ? undefined : { reason: 'unit-closed-already', code };
};

const edited = (
  region: CampaignRegion,
  unit: Unit,
  change: Of<'rename'> | Of<'also-called'> | Of<'under'>,
): Unit | Wrong => {
  if (change.is === 'under') {
    const { partOf, superiors } = change;
    const rest = { ...unit };
    delete rest.partOf;
    delete rest.superiors;
    return (
      closedAbove(region, change) ?? {
        ...rest,
        ...(partOf !== undefined && { partOf }),
        ...(superiors && superiors.length > 0 && { superiors }),
      }
    );
  }
  // Who writes the name of before means the unit still.
  const [name, more] =
    change.is === 'rename' ? [change.name, [unit.name]] : [unit.name, change.otherNames];
  const otherNames = [...new Set([...(unit.otherNames ?? []), ...more])].filter(
    (other) => other !== name,
  );
  if (otherNames.length > unitBounds.otherNames)
    return { reason: 'unit-many-names', code: unit.code };
  return { ...unit, name, ...(otherNames.length > 0 && { otherNames }) };
};

const replaced = (region: CampaignRegion, unit: Unit): CampaignRegion => {
  const put = (units: readonly Unit[]) => units.map((one) => (one.code === unit.code ? unit : one));
  return {
    ...region,
    units: put(region.units),
    ...(region.otherUnits && { otherUnits: put(region.otherUnits) }),
  };
};

const closed = (
  region: CampaignRegion,
  unit: Unit,
  { code, movedTo }: Of<'close'>,
): CampaignRegion | Wrong => {
  // The canary, and whoever follows a link of a report, counts on it.
  if (code === canaryUnit) return { reason: 'unit-needed', code };
  const isOf = (units: readonly Unit[] = [], of = '') => units.some((one) => one.code === of);
  if (movedTo !== undefined) {
    if (movedTo === code || !isOf(unitsOf(region), movedTo))
      return { reason: 'unknown-unit', code: movedTo };
    if (isOf(region.units, code) && !isOf(region.units, movedTo))
      return { reason: 'unit-heir-takes-no-pledges', code: movedTo };
  }
  const without = (units: readonly Unit[]) => units.filter((one) => one.code !== code);
  const gone: ClosedUnit = { ...unit, ...(movedTo !== undefined && { movedTo }) };
  return {
    ...region,
    units: without(region.units),
    ...(region.otherUnits && { otherUnits: without(region.otherUnits) }),
    closedUnits: [...(region.closedUnits ?? []), gone],
  };
};
