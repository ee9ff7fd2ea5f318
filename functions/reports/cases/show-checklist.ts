import { dayOf } from '../../../shared/calendar/dates.ts';
import { completeness } from '../intake/completeness.ts';
import { laneRules } from '../lanes.ts';
import { deadlinesOf, isBawaslus, zoneOfCase, type DeadlineBasis } from './case-deadline.ts';
import type { Case } from './case.ts';
import type { FileReport } from './report-reader.ts';

type ChecklistFacts = {
  report: FileReport | undefined;
  pieces: number;
  counting: DeadlineBasis;
  now: number;
};

/** Bawaslu's six requirements: what the report itself meets, and what officers found of each. */
export const checklistOf = (kept: Case, { report, pieces, counting, now }: ChecklistFacts) => {
  const zone = zoneOfCase(kept, counting.campaign);
  const bawaslu = deadlinesOf(kept, counting).find(({ step }) => isBawaslus(step));
  const dueAt = bawaslu?.deadline.dueAt;
  const fields = { ...report?.details, lane: kept.lane };
  const { items } = completeness(fields, dayOf(now, zone), {
    pieces,
    reporterKept: laneRules[kept.lane].isSigned,
    dueOn: dueAt === undefined ? undefined : dayOf(dueAt, zone),
  });
  return items.map(({ name, kind, met }) => {
    const tick = kept.checklist[name];
    return {
      requirement: name,
      kind,
      met: tick?.met ?? met,
      bySystem: met,
      byOfficer: tick
        ? { met: tick.met, at: new Date(tick.at).toISOString(), role: tick.role }
        : null,
    };
  });
};
