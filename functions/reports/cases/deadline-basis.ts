import { createHash } from 'node:crypto';
import { holidayCalendar, type DayOff } from '../law/holidays.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import rules from '../law/deadline-rules.json' with { type: 'json' };
import { decreedDays, type CalendarStore } from '../calendar/calendar-store.ts';
import type { DeadlineBasis } from './case-deadline.ts';

/** Reads what deadlines are counted by: the shipped days off, replaced by those of changed years. */
export const readDeadlineBasis =
  (campaign: Campaign, years: Pick<CalendarStore, 'list'>) => async (): Promise<DeadlineBasis> => {
    const days = await decreedDays(years);
    return { campaign, calendar: holidayCalendar(days), mark: markOf(campaign, days) };
  };

/** Changes when a day off, a rule, or the kind of a region's election does. */
const markOf = (campaign: Campaign, days: DayOff[]): string => {
  const kinds = campaign.regions.map(({ code, election }) => [code, election?.kind ?? '']);
  const text = JSON.stringify([days, rules, campaign.election.kind, kinds]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
};
