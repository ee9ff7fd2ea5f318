import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';
import { trackReportSettings } from '../follow-up/settings.ts';

export const addEvidenceSettings = z.extend(trackReportSettings, { EVIDENCE_BUCKET: setting });
export const caseEvidenceSettings = z.object({
  ROLL_TABLE: setting,
  READINGS_TABLE: setting,
  REPORTS_TABLE: setting,
  CASES_TABLE: setting,
  EVIDENCE_TABLE: setting,
  EVIDENCE_BUCKET: setting,
});
/** The same tables and bucket; what of the bucket it may read differs. */
export const deleteEvidenceSettings = z.object({ EVIDENCE_BUCKET: setting });
export const fetchLinksSettings = z.object({
  REPORTS_TABLE: setting,
  EVIDENCE_TABLE: setting,
  EVIDENCE_BUCKET: setting,
  SOURCES_TABLE: setting,
});
