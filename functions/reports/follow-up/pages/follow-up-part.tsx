import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { ReportView } from '../report-view.ts';

/** What the parts of the page need. */
export type FollowUpPart = {
  frame: PageFrame;
  report: ReportView;
  code: string;
  newId: () => string;
};

/** A moment in the region's own time. */
export const Moment = ({
  frame,
  report,
  at,
}: Pick<FollowUpPart, 'frame' | 'report'> & { at: string }) => (
  <time dateTime={at}>{formatMoment(Date.parse(at), zoneOf(report.region), frame.lang)}</time>
);
