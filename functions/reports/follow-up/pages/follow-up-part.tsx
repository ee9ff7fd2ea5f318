import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { ShownReport } from '../shown-report.ts';

/** What the parts of the page stand on. */
export type FollowUpPart = {
  frame: PageFrame;
  report: ShownReport;
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
