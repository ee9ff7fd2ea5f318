import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { isServed, officerOf, requireRoom } from './check-officer.ts';
import { withoutMarks } from './mark-names.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersPage } from './officers-page.ts';
import type { officerOperations } from './operations.ts';

type Register = typeof officerOperations;
type Needs = { campaign: Campaign; officers: Pick<OfficerStore, 'put' | 'listOf'> };

/** PUT /v1/officers/{region}/{officerId}: adds or changes a satgas member; the subscriptions follow by themselves. */
export const putOfficerHttp =
  ({ campaign, officers }: Needs): Does<Register['putOfficer']> =>
  async ({ path: key, body: form, within }) => {
    within(key.region);
    if (!isServed(campaign, key.region)) throw refuseField('region', 'unknown-region');
    const officer = officerOf(campaign, key, form);
    requireRoom(await officers.listOf([key.region]), officer);
    await officers.put(officer);
    return { status: 200, body: officer };
  };

/** GET /v1/officers: the satgas of one region, province or the nation; of the caller's own scope unless said. */
export const listOfficersHttp =
  (needs: Needs): Does<Register['listOfficers']> =>
  async ({ query, person, within }) => {
    const region = query.region ?? person.region;
    within(region);
    return {
      status: 200,
      body: { officers: (await needs.officers.listOf([region])).map(withoutMarks) },
      page: officersPage(needs, region),
    };
  };
