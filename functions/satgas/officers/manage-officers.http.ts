import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { askAccountLink } from './ask-account-link.ts';
import { isServed, officerOf, requireRoom, withAccount } from './check-officer.ts';
import { withoutMarks } from './mark-names.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersPage, type OfficersPageNeeds } from './officers-page.ts';
import type { officerOperations } from './operations.ts';
import type { proposeChange } from './propose-change.ts';
import { shownChange } from './shown-change.ts';

type Register = typeof officerOperations;
type Proposing = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  propose: ReturnType<typeof proposeChange>;
};

/** PUT /v1/officers/{region}/{officerId}: proposes a satgas member as they are given; it holds once a second person agrees. */
export const putOfficerHttp =
  ({ campaign, officers, propose }: Proposing): Does<Register['putOfficer']> =>
  async ({ path: key, body: form, person, within }) => {
    within(key.region);
    if (!isServed(campaign, key.region)) throw refuseField('region', 'unknown-region');
    const there = await officers.listOf([key.region]);
    const officer = withAccount(officerOf(campaign, key, form), form, there);
    requireRoom(there, officer);
    const { change } = await propose({ scope: key.region, officers: [officer] }, person);
    return { status: 202, body: { change: change ? shownChange(change, person) : null } };
  };

/** GET /v1/officers: the satgas of one region, province or the nation; of the caller's own scope unless said. */
export const listOfficersHttp =
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

/** POST /v1/account-links: the link goes to the phone, its digits to the screen. */
export const askAccountLinkHttp = (
  needs: Parameters<typeof askAccountLink>[0],
): Does<Register['askAccountLink']> => {
  const ask = askAccountLink(needs);
  return async ({ account }) => {
    const { digits } = await ask(account);
    return {
      status: 202,
      body: { digits },
      page: async (frame) => (await import('./account-asked.tsx')).renderAsked(frame, { digits }),
    };
  };
};
