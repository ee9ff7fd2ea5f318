import type { Barring } from '../../../events/barring.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { withUnitWritten } from '../intake/chosen-unit.ts';
import type { CompareNames } from '../intake/compare-names.ts';
import { severityOf } from '../intake/conducts.ts';
import { checkTogether, type ReportForm } from '../intake/report-form.ts';
import { outOfScope } from '../intake/scope.ts';
import { settleUnit, type Settled } from '../intake/settle-unit.ts';
import { reportAnswers } from '../intake/submit-report.ts';
import { asReport, type LeadForm } from './lead-form.ts';
import type { CompletedLead, Lead, LeadStore } from './lead-store.ts';

type Needs = {
  campaign: Campaign;
  leads: LeadStore;
  compareNames: CompareNames;
  codeKey: () => Promise<Uint8Array>;
  now: Now;
};

/** What became of a lead that its reporter completes: 'before' where it was completed already, 'ended' where its case is. */
export type CompletedOwn = { state: 'completed' | 'before' | 'ended'; caseNumber: string };

/** So often somebody else may be first. */
const mostTries = 4;

/**
 * Completes the case of a lead with what its reporter says now, once: it stays the same case under the same code, and
 * what was said first stays in its history. Whoever was kept from it is kept from it still. The same answers again are
 * answered as the first time. Throws Refusal for answers that a report could not have.
 */
export const completeOwnLead =
  (needs: Needs) =>
  async (lead: Lead, form: LeadForm): Promise<CompletedOwn> => {
    const region = servedRegion(needs.campaign, lead.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const report = asReport(form, lead.region);
    checkTogether(report, localDate(needs.now(), region.zone));
    const key = await needs.codeKey();
    const said = JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)));
    const hash = keyedHash(key, 'lead-completed', `${lead.reportKey}\n${said}`);
    const state = await untilWritten(async () => {
      const present = (await needs.leads.find(lead.reportKey)) ?? lead;
      if (present.withdrawnAt !== undefined || !present.toComplete) return 'ended' as const;
      if (present.completedAt !== undefined)
        return present.completedHash === hash ? ('completed' as const) : ('before' as const);
      const completed = await completedBy(needs, region, { lead: present, report });
      return needs.leads.complete(present, { ...completed, completedHash: hash });
    }, mostTries);
    if (state === 'changed-meanwhile') throw new Error('The lead was changed by others each time');
    const { caseNumber } = lead;
    return { state: state === 'case-closed' ? 'ended' : state, caseNumber };
  };

type Both = { lead: Lead; report: ReportForm };

const completedBy = async (
  { compareNames, now }: Needs,
  region: CampaignRegion,
  { lead, report }: Both,
): Promise<Omit<CompletedLead, 'completedHash'>> => {
  const said = withUnitWritten(region, report);
  const compared = await compareNames(region.code, [said.accusedName, said.keepFrom], said);
  const details = reportAnswers(said);
  const before = lead.details['account'];
  return {
    conduct: said.conduct,
    severity: severityOf(said.conduct),
    outOfScope: outOfScope(said),
    ...keptAway(lead, settleUnit(region, said, compared)),
    alike: compared.alike,
    details,
    completedAt: now(),
    firstAccount: before === details['account'] ? undefined : before,
  };
};

/** Where somebody above the region has settled it already, what is said now keeps more people away, never fewer. */
export const keptAway = (
  { barring: before, accusedUnitCode }: Pick<Lead, 'barring' | 'accusedUnitCode'>,
  settled: Settled,
): Settled => {
  if (!before || before.standing === 'to-be-named') return settled;
  const now = settled.barring;
  const units = [...new Set([...before.units, ...now.units])];
  const excluded = [...new Set([...(before.excludedUnits ?? []), ...(now.excludedUnits ?? [])])];
  const isWhole = before.wholeRegion === true || now.wholeRegion === true;
  const barring: Barring = {
    standing: units.length > 0 || isWhole ? 'named' : before.standing,
    units,
    ...(excluded.length > 0 && { excludedUnits: excluded }),
    ...(isWhole && { wholeRegion: true }),
    names: [...before.names, ...now.names],
  };
  return { barring, accusedUnitCode: accusedUnitCode ?? settled.accusedUnitCode };
};
