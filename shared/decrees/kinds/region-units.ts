import * as z from 'zod/mini';
import type { CampaignRegion } from '../../campaign.ts';
import { withUnitChanges, type UnitChange } from '../../unit-changes.ts';
import { everyUnit, unitBounds, unitCodeForm, unitKinds } from '../../units.ts';
import { campaignKind } from '../campaign-kind.ts';

/** Changes that one decree may hold: what two people can read before they agree. */
export const mostChanges = 40;

/** One change to the units of a region, as it is stored. */
const changeShape = () => {
  const code = z.string().check(z.regex(unitCodeForm));
  const { nameLeast, nameMost, otherNames, superiors } = unitBounds;
  const name = z.string().check(z.minLength(nameLeast), z.maxLength(nameMost));
  const names = z.array(name).check(z.maxLength(otherNames));
  const above = {
    partOf: z.optional(code),
    superiors: z.optional(z.array(code).check(z.maxLength(superiors))),
  };
  return z.discriminatedUnion('is', [
    z.object({
      ...{ is: z.literal('add'), code, name, ...above },
      otherNames: z.optional(names),
      kind: z.optional(z.enum(unitKinds)),
      reportsOnly: z.optional(z.literal(true)),
    }),
    z.object({ is: z.literal('rename'), code, name }),
    z.object({ is: z.literal('also-called'), code, otherNames: names }),
    z.object({ is: z.literal('under'), code, ...above }),
    z.object({ is: z.literal('close'), code, movedTo: z.optional(code) }),
  ]);
};

/** What a decree on units holds. */
export const unitChangesShape = () =>
  z.array(changeShape()).check(z.minLength(1), z.maxLength(mostChanges));

/**
 * The units of one region: each decree is a list of changes upon those of before, and none goes. One that cannot be made
 * upon the units there are is as if nobody had decided it, whole; later ones are laid without it.
 */
export const regionUnitsKind = /* @__PURE__ */ campaignKind({
  kind: 'region-units',
  value: unitChangesShape,
  layEach: (released, decrees) => {
    let [region, ahead, unreadable] = [released, released, 0];
    for (const { value, isBegun } of decrees) {
      const next = withUnitChanges(ahead, notTakenIn(released, value));
      if ('fault' in next) unreadable += 1;
      else {
        ahead = next.region;
        if (isBegun) region = ahead;
      }
    }
    return { region, unreadable };
  },
});

/** Without what the deployment file of a later release says already: units it has, and those it has closed. */
export const notTakenIn = (
  released: CampaignRegion,
  changes: readonly UnitChange[],
): UnitChange[] => {
  const known = new Set(everyUnit(released).map(({ code }) => code));
  const closed = new Set(released.closedUnits?.map(({ code }) => code));
  return changes.filter(({ is, code }) => !(is === 'add' && known.has(code)) && !closed.has(code));
};
