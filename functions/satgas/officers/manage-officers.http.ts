import type * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { askAccountLink } from './ask-account-link.ts';
import {
  isServed,
  officerOf,
  requireRoom,
  withAccount,
  type OfficerForm,
  type officerPath,
} from './check-officer.ts';
import { editedOfficer } from './edited-officer.ts';
import { withoutMarks } from './mark-names.ts';
import { valuesOf } from './officer-values.ts';
import type { Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersPage, type OfficersPageNeeds } from './officers-page.ts';
import type { officerOperations } from './operations.ts';
import type { proposeChange } from './propose-change.ts';
import { viewOfChange } from './change-view.ts';

type Register = typeof officerOperations;
type Proposing = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  propose: ReturnType<typeof proposeChange>;
};

type Proposed = { key: z.infer<typeof officerPath>; form: OfficerForm; person: Person };

const proposeOne = async (
  { campaign, officers, propose }: Proposing,
  { key, form, person }: Proposed,
) => {
  if (!isServed(campaign, key.region)) throw refuseField('region', 'unknown-region');
  const there = await officers.listOf([key.region]);
  const officer = withAccount(officerOf(campaign, key, form), form, there);
  requireRoom(there, officer);
  const { change } = await propose({ scope: key.region, officers: [officer] }, person);
  return change ? viewOfChange(change, person) : null;
};

/** PUT /v1/officers/{region}/{officerId}: proposes a satgas member as they are given; it holds once a second person agrees. */
export const putOfficerHttp =
  (needs: Proposing): Does<Register['putOfficer']> =>
  async ({ path: key, body: form, within }) => {
    const person = within(key.region);
    return { status: 202, body: { change: await proposeOne(needs, { key, form, person }) } };
  };

/** GET /v1/officers/form: the form for an officer of a scope, as the register has them, or for a new one. */
const showOfficerFormHttp =
  (needs: Proposing): Does<Register['showOfficerForm']> =>
  async ({ query: { region, officer: officerId }, within }) => {
    within(region);
    const officer = (await needs.officers.listOf([region])).find(
      (one) => one.officerId === officerId,
    );
    if (officerId !== undefined && !officer)
      throw new Refusal('not-found', [{ field: 'officer', reason: 'unknown-officer' }]);
    const filled = { values: officer ? valuesOf(officer) : { region }, errors: [] };
    return {
      status: 200,
      body: { form: '/v1/officers/form' },
      page: formPage(needs, { region, officer, filled }),
    };
  };

/** POST /v1/officers/form: proposes what the form says; what it leaves empty stays as it is. */
const editOfficerHttp = (needs: Proposing): WithForm<Register['editOfficer']> => ({
  does: async ({ body, within, request: { base } }) => {
    const { region, officerId } = body;
    const person = within(region);
    const before = (await needs.officers.listOf([region])).find(
      (one) => one.officerId === officerId,
    );
    const form = editedOfficer(body, before);
    await proposeOne(needs, { key: { region, officerId }, form, person });
    return { status: 303, headers: { location: `${base}/v1/officers?region=${region}` } };
  },
  formAgain: async (filled, { person }) => {
    const region = filled.values['region'] ?? '';
    if (!person || !covers(person.region, region)) throw new Refusal('wrong-region');
    const officer = (await needs.officers.listOf([region])).find(
      (one) => one.officerId === filled.values['officerId'],
    );
    return { status: 422, page: formPage(needs, { region, officer, filled }) };
  },
});

type Form = { region: string; officer: Officer | undefined; filled: Filled };

const formPage =
  ({ campaign }: Pick<Proposing, 'campaign'>, form: Form) =>
  async (frame: PageFrame) =>
    (await import('./officer-form.tsx')).renderOfficerForm(frame, { campaign, ...form });

/** GET /v1/officers: the satgas of one region, province or the nation; of the caller's own scope unless said. */
const listOfficersHttp =
  (needs: OfficersPageNeeds): Does<Register['listOfficers']> =>
  async ({ query, person, within }) => {
    const region = query.region ?? person.region;
    within(region);
    return {
      status: 200,
      body: { officers: (await needs.officers.listOf([region])).map(withoutMarks) },
      page: officersPage(needs, { scope: region, person }),
    };
  };

/** Looking at the register, and proposing one change of it. */
export const registerHttp = (
  needs: OfficersPageNeeds & Proposing & Parameters<typeof askAccountLink>[0],
) => ({
  listOfficers: listOfficersHttp(needs),
  putOfficer: putOfficerHttp(needs),
  showOfficerForm: showOfficerFormHttp(needs),
  editOfficer: editOfficerHttp(needs),
  askAccountLink: askAccountLinkHttp(needs),
});

/** POST /v1/account-links: the link goes to the phone, its digits to the screen. */
const askAccountLinkHttp = (
  needs: Parameters<typeof askAccountLink>[0],
): Does<Register['askAccountLink']> => {
  const ask = askAccountLink(needs);
  return async ({ account }) => {
    const { digits } = await ask(account);
    return {
      status: 202,
      body: { digits },
      page: async (frame) =>
        (await import('./account-link-sent.tsx')).renderLinkSent(frame, { digits }),
    };
  };
};
