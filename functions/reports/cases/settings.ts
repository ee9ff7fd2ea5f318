import * as z from 'zod/mini';
import { setting, wholeNumber } from '../../../shared/settings.ts';

const cases = { CASES_TABLE: setting };
const counted = { ...cases, CALENDAR_TABLE: setting };

export const openCaseSettings = z.object({ ...counted, CODE_SECRET_ARN: setting });

export const sweepReportsSettings = z.object({
  ...counted,
  REPORTS_TABLE: setting,
  SUMMARIES_TABLE: setting,
  CODE_SECRET_ARN: setting,
  EVENTS_TOPIC_ARN: setting,
});

export const casesSettings = z.object({
  ...counted,
  REPORTS_TABLE: setting,
  ROLL_TABLE: setting,
  READINGS_TABLE: setting,
  MESSAGES_TABLE: setting,
  EVIDENCE_TABLE: setting,
  ATTEMPT_SECRET_ARN: setting,
  /** How many ends of light cases in a hundred somebody above looks at. */
  REVIEWED_PERCENT: wholeNumber,
});

export const keepHeldSettings = z.object(cases);

export const resumeCaseSettings = z.object({ ...counted, EVENTS_TOPIC_ARN: setting });

export const recomputeSettings = z.object(counted);

export const nagSettings = z.object(counted);

export const relayCasesSettings = z.object({ ...cases, EVENTS_TOPIC_ARN: setting });

export const countCasesSettings = z.object({ ...cases, SUMMARIES_TABLE: setting });

export const funnelSettings = z.object({ SUMMARIES_TABLE: setting, READINGS_TABLE: setting });

export const tellReportsSettings = z.object({
  ...cases,
  AGGREGATE_KEY_SECRET_ARN: setting,
  EVENTS_TOPIC_ARN: setting,
  DEPLOYMENT: setting,
});
