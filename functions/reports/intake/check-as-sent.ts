import { localDate } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { withUnitWritten } from './chosen-unit.ts';
import { checkTogether, type ReportForm } from './report-form.ts';

type Needs = { campaign: Campaign; now: Now };

/** Throws Refusal for what sending would refuse: of one field, of several together, and of the unit. */
export const checkAsSent = ({ campaign, now }: Needs, form: ReportForm): void => {
  const region = servedRegion(campaign, form.region);
  if (!region) throw refuseField('region', 'unknown-region');
  checkTogether(form, localDate(now(), region.zone));
  withUnitWritten(region, form);
};
