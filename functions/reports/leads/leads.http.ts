import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { questionsFor } from '../intake/report-form-page.ts';
import { saidInMessage } from '../intake/to-complete.ts';
import type { completeOwnLead } from './complete-own-lead.ts';
import { isAsked } from './lead-form.ts';
import { leadPath, type LeadLinks } from '../answers/lead-links.ts';
import type { Lead, LeadStore } from './lead-store.ts';
import type { leadOperations } from './operations.ts';
import type { Standing } from './pages/lead-standing.tsx';

type Leads = typeof leadOperations;

type Needs = {
  campaign: Campaign;
  links: Pick<LeadLinks, 'open'>;
  leads: Pick<LeadStore, 'find'>;
  complete: ReturnType<typeof completeOwnLead>;
  now: Now;
};

/** What whoever sent a lead does by its link. */
export const leadsHttp = (needs: Needs) => ({
  showLead: showLeadHttp(needs),
  completeOwnLead: { does: completeHttp(needs), formAgain: formAgain(needs) },
});

/** GET /lengkapi/{token}: the form, filled in; or why there is none, and nothing of the lead. */
const showLeadHttp =
  (needs: Needs): Does<Leads['showLead']> =>
  async ({ path: { token } }) => {
    const found = await openedLead(needs, token);
    if ('state' in found) return standing(found.state, null);
    const page = formPage(needs, found.lead, { token, filled: filledFrom(found.lead) });
    return { status: 200, body: { state: 'to-complete', caseNumber: null }, page };
  };

/** POST /lengkapi/{token}: completes it, once. */
const completeHttp =
  (needs: Needs): Does<Leads['completeOwnLead']> =>
  async ({ path: { token }, body }) => {
    const found = await openedLead(needs, token);
    // What was completed is answered by what was said: a retry as the first time.
    if (!found.lead || found.state === 'expired' || found.state === 'ended')
      return standing(found.state ?? 'ended', null);
    const { state, caseNumber } = await needs.complete(found.lead, body);
    return standing(state, state === 'completed' ? caseNumber : null);
  };

const formAgain =
  (needs: Needs): WithForm<Leads['completeOwnLead']>['formAgain'] =>
  async (filled, { path }: Request, refusal) => {
    const token = path.slice(path.lastIndexOf('/') + 1);
    const found = await openedLead(needs, token);
    if ('state' in found) throw refusal;
    return { status: 422, page: formPage(needs, found.lead, { token, filled }) };
  };

type Found = { lead: Lead; state?: never } | { lead?: Lead; state: Exclude<Standing, 'completed'> };

const openedLead = async ({ links, leads, now }: Needs, token: string): Promise<Found> => {
  const { reportKey, isExpired } = await links.open(token);
  if (isExpired) return { state: 'expired' };
  const lead = await leads.find(reportKey);
  // DynamoDB may take days to delete an expired item.
  if (!lead || lead.expiresAt * 1000 <= now()) return { state: 'ended' };
  if (lead.withdrawnAt !== undefined || !lead.toComplete) return { state: 'ended' };
  return lead.completedAt === undefined ? { lead } : { lead, state: 'before' };
};

const standing = (state: Standing, caseNumber: string | null) => ({
  status: 200 as const,
  body: { state, caseNumber },
  page: async (frame: PageFrame) =>
    (await import('./pages/lead-standing.tsx')).renderLeadStanding(frame, { state, caseNumber }),
});

const filledFrom = ({ details, region }: Lead): Filled => ({
  values: { region, ...saidInMessage(details) },
  errors: [],
});

type LeadForm = { token: string; filled: Filled };

const formPage =
  ({ campaign }: Needs, { region }: Lead, { token, filled }: LeadForm) =>
  async (frame: PageFrame) => {
    const own = { ...filled, values: { ...filled.values, region } };
    const name = campaign.regions.find(({ code }) => code === region)?.name ?? region;
    return (await import('./pages/lead-form.tsx')).renderLeadForm(frame, {
      action: leadPath.replace('{token}', token),
      questions: questionsFor(campaign, own).filter(isAsked),
      unitGroups: { [region]: { id: name, en: name } },
      filled: own,
    });
  };
