import * as z from 'zod/mini';
import { reportForm, type ReportForm } from '../intake/report-form.ts';

/**
 * What is asked of whoever completes a lead: all of the report form but what is known (the region), and who they are. A
 * name is given later, by the code.
 */
export const leadForm = z.omit(reportForm, {
  lane: true,
  region: true,
  reporterName: true,
  reporterAddress: true,
  reporterPhone: true,
  reporterEmail: true,
});
export type LeadForm = z.infer<typeof leadForm>;

/** The answers as a report of this region. */
export const asReport = (form: LeadForm, region: string): ReportForm => ({
  ...form,
  region,
  lane: 'lead',
});

const asked = new Set(Object.keys(leadForm.shape));

/** Whether a question of the report form is asked again. */
export const isAsked = ({ name }: { name: string }): boolean => asked.has(name);
