import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { completeness } from './completeness.ts';
import { deadlineToReport } from './report-deadline.ts';
import type { ReportForm } from './report-form.ts';
import { outOfScope } from './scope.ts';

type Needs = {
  campaign: Campaign;
  calendar: () => Promise<HolidayCalendar>;
  law: DeadlineLaw;
  now: Now;
};

/** How a report stands now: the time left, what is missing, and whether it belongs elsewhere. Throws Refusal for a region that is not served. */
export const standing = async ({ campaign, calendar, law, now }: Needs, form: ReportForm) => {
  const region = servedRegion(campaign, form.region);
  if (!region) throw refuseField('region', 'unknown-region');
  const deadline = deadlineToReport({ campaign, calendar: await calendar(), law })({
    region,
    knownOn: form.knownOn,
    now: now(),
  });
  return {
    deadline,
    complete: completeness(form, deadline.today, deadline),
    outOfScope: outOfScope(form),
  };
};
