import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { unitsOf } from '../../../shared/units.ts';
import { barringOf, type Serving } from '../../conflict.ts';
import { mayName } from '../case-access.ts';
import { namedBy } from '../intake/settle-unit.ts';
import type { CaseStore } from './case-store.ts';
import { nameUnitMove, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';
import { meanwhile } from './meanwhile.ts';
import type { MovedCase } from './move-case.ts';

export type NamedUnit = {
  kept: Case;
  /** The version of the case that was looked at. */
  version: number;
  /** Codes of the units where the accused serves; none: nobody of the region serves with or under them. */
  units: string[];
  reason: string;
  /** Where whoever names it serves. */
  serving: Serving;
  who: Who;
  attempt: Attempt;
};

type Needs = {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>;
  /** The writes by which the report, too, keeps away whom its case does. */
  barReport: (kept: Case) => TransactWriteItem[];
  /** The rows by which cases that may be about the same thing find each other. */
  duplicateRows: (kept: Case) => TransactWriteItem[];
  now: Now;
};

/**
 * Settles where the accused serves, or that nobody of the region serves there: somebody above the region does it, upon
 * the version they have seen; case, report and history change together or not at all, and may be settled anew. The same
 * request again answers as the first did. Throws Refusal: 'not-allowed' to whoever may not, naming a unit the region
 * does not have.
 */
export const nameUnit =
  (needs: Needs) =>
  async (named: NamedUnit): Promise<MovedCase> => {
    const { kept, version, attempt, serving } = named;
    if (!mayName(serving, kept))
      throw new Refusal('not-allowed', [{ field: 'units', reason: 'from-above-only' }]);
    const changed = namedCase(needs.campaign, named, needs.now());
    const besides = {
      report: needs.barReport(changed.case),
      duplicates: needs.duplicateRows(changed.case),
    };
    const outcome =
      kept.version === version ? await needs.cases.change(kept, changed, besides) : undefined;
    if (outcome === 'changed') return { moved: true, case: changed.case };
    return meanwhile(needs.cases, { kept, version, attempt });
  };

const namedCase = (campaign: Campaign, named: NamedUnit, at: number): Changed => {
  const { kept, who, attempt, reason } = named;
  const region = servedRegion(campaign, kept.region);
  if (!region) throw refuseField('region', 'unknown-region');
  const units = [...new Set(named.units)];
  const none = units.find((code) => !unitsOf(region).some((unit) => unit.code === code));
  if (none !== undefined) throw noSuchUnit(region, 'units', none);
  const before = barringOf({ accusedUnit: kept.accusedUnitCode, barring: kept.barring });
  const version = kept.version + 1;
  const changed: Case = {
    ...kept,
    version,
    accusedUnitCode: units.length === 1 ? units[0] : undefined,
    barring: namedBy(region, before, units),
    lastMove: { move: nameUnitMove, at, role: who.role, version },
  };
  const entry = entryOf(changed, { move: nameUnitMove, who, at });
  const given = units.length > 0 ? { given: { units: units.join(', ') } } : {};
  return { case: changed, entry: { ...entry, why: tidyText(reason), ...given, attempt } };
};
