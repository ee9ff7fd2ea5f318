import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import { momentOf } from '../../../shared/calendar/dates.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { ceremonyPolicy, type Ceremony } from './ceremony.ts';
import type { CeremonyForm } from './ceremony-forms.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import type { CeremonyOperations } from './operations.ts';
import { listed } from './ceremony-view.ts';

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<CeremonyStore, 'add'>;
  attemptOf: NameAttempt;
  now: () => number;
};

/** POST /v1/ceremonies: opens a ceremony of a region; once per Idempotency-Key. */
export const openCeremonyHttp =
  ({ campaign, ceremonies, attemptOf, now }: Needs): Does<CeremonyOperations['openCeremony']> =>
  async ({ body: form, idempotencyKey, within, request }) => {
    const person = within(form.region);
    const region = servedRegion(campaign, form.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const { key, body } = await attemptOf(ownMark(person, idempotencyKey), form);
    const ceremony: Ceremony = {
      ...planned({ campaign, region, form, now: now() }),
      ceremonyId: `${form.region}-${key.slice(0, 12)}`,
      openedBy: person.personId,
      bodyHash: body,
    };
    if ((await ceremonies.add(ceremony)) === 'other-body')
      throw new Refusal('idempotency-key-reused');
    const location = `${request.base}/v1/ceremonies/${ceremony.ceremonyId}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 201, body: listed(ceremony, now()), headers: { location } };
  };

type Plan = { campaign: Campaign; region: CampaignRegion; form: CeremonyForm; now: number };

const planned = ({ campaign, region, form, now }: Plan) => {
  const heldAt = momentOf(form.heldAt, region.zone);
  requireTimely(heldAt, now);
  if (form.mode === 'in-person' && form.place === undefined) throw refuseField('place', 'required');
  if (form.mode === 'virtual' && form.link === undefined) throw refuseField('link', 'required');
  const act = form.act ?? 'ikrar';
  if (!campaign.acts.includes(act)) throw refuseField('act', 'not-offered');
  return {
    region: region.code,
    state: 'open' as const,
    version: 1,
    act,
    mode: form.mode,
    heldAt,
    place: form.place && tidyText(form.place),
    link: form.link,
    leader: { title: tidyText(form.leaderTitle), name: tidyText(form.leaderName) },
    units: unitsCalled(region, form.units),
    openedAt: now,
  };
};

/** Refuses a time that is over, or too far ahead (milliseconds). */
export const requireTimely = (heldAt: number, now: number): void => {
  if (heldAt < now - ceremonyPolicy.longestMs) throw refuseField('heldAt', 'too-long-ago');
  if (heldAt > now + ceremonyPolicy.planningMs) throw refuseField('heldAt', 'too-far-ahead');
};

const unitsCalled = (region: CampaignRegion, said: readonly string[] | undefined): string[] => {
  const all = region.units.map(({ code }) => code);
  if (said === undefined || said.length === 0) return all;
  const none = said.find((code) => !all.includes(code));
  if (none !== undefined) throw noSuchUnit(region, 'units', none);
  return all.filter((code) => said.includes(code));
};
