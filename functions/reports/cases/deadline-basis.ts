import { createHash } from 'node:crypto';
import { holidayCalendar, type DayOff } from '../law/holidays.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import { decreedDays, type CalendarStore } from '../calendar/calendar-store.ts';
import type { DeadlineBasis } from './case-deadline.ts';

type Law = { years: Pick<CalendarStore, 'list'>; law: DeadlineLaw };

/** Reads what deadlines are counted by: the rules in force, and the shipped days off, replaced by those of changed years. */
export const readDeadlineBasis =
  (campaign: Campaign, { years, law }: Law) =>
  async (): Promise<DeadlineBasis> => {
    const days = await decreedDays(years);
    // Those of this moment: a basis is one and the same however long it is counted by.
    const { rules } = law;
    const mark = markOf(campaign, days, { rules });
    return { campaign, calendar: holidayCalendar(days), law: { rules }, mark };
  };

/** Changes when a day off, a rule, or the kind of a region's election does. */
const markOf = (campaign: Campaign, days: DayOff[], { rules }: DeadlineLaw): string => {
  const kinds = campaign.regions.map(({ code, election }) => [code, election?.kind ?? '']);
  const text = JSON.stringify([days, rules, campaign.election.kind, kinds]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
};
