import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import { momentOf, isWallTime } from '../../../shared/calendar/dates.ts';
import {
  acts,
  servedRegion,
  type Campaign,
  type CampaignRegion,
} from '../../../shared/campaign.ts';
import { idempotencyKeyOf, maxBodyBytes, readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { requireAccess } from '../../access.ts';
import { ceremonyModes, ceremonyPolicy, type Ceremony } from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { listed } from './shown-ceremony.ts';

/** A line of text somebody typed; too short when nothing readable is left of it. */
export const line = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

const unitCode = z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/));

export const ceremonyForm = z.strictObject({
  region: z.string().check(z.regex(/^\d{2}(\.\d{2})?$/)),
  /** 'ikrar' (spoken together) unless said. */
  act: z.optional(z.enum(acts)),
  mode: z.enum(ceremonyModes),
  /** On the region's own clock, 'YYYY-MM-DDTHH:MM'. */
  heldAt: z.string().check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
    z.refine((text) => isWallTime(text), 'not-a-date'),
  ),
  place: z.optional(line(2, 200)),
  link: z.optional(
    z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/, 'not-https')),
  ),
  leaderTitle: line(2, 120),
  leaderName: line(2, 120),
  /** Codes of the units called, or, from a form, in one text; all of the region unless said. */
  units: z.optional(
    z.union([
      z.array(unitCode).check(z.maxLength(500)),
      z.pipe(
        z.string().check(z.maxLength(10_000)),
        z.transform((text) => text.split(/[\s,;]+/).filter((code) => code !== '')),
      ),
    ]),
  ),
});
type Form = z.infer<typeof ceremonyForm>;

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<CeremonyStore, 'add'>;
  attemptOf: NameAttempt;
  now: () => number;
};

/** POST /v1/ceremonies: opens a ceremony of a region; once per Idempotency-Key. */
export const openCeremonyHttp =
  ({ campaign, ceremonies, attemptOf, now }: Needs): HttpUseCase =>
  async (request) => {
    requireAccess('openCeremony', request.person);
    const form = readBody(withUnitsJoined(request), ceremonyForm);
    const person = requireAccess('openCeremony', request.person, form.region);
    const region = servedRegion(campaign, form.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const { key, body } = await attemptOf(idempotencyKeyOf(request), form);
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

/** A form sends one field for each unit that was ticked. */
const withUnitsJoined = (request: Request): Request => {
  const type = request.headers['content-type']?.[0] ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type) || request.body.length > maxBodyBytes)
    return request;
  const fields = new URLSearchParams(request.body.toString('utf8'));
  fields.set('units', fields.getAll('units').join(','));
  return { ...request, body: Buffer.from(fields.toString()) };
};

type Plan = { campaign: Campaign; region: CampaignRegion; form: Form; now: number };

const planned = ({ campaign, region, form, now }: Plan) => {
  const heldAt = momentOf(form.heldAt, region.zone);
  if (heldAt < now - ceremonyPolicy.longestMs) throw refuseField('heldAt', 'too-long-ago');
  if (heldAt > now + ceremonyPolicy.planningMs) throw refuseField('heldAt', 'too-far-ahead');
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

const unitsCalled = ({ units }: CampaignRegion, said: readonly string[] | undefined): string[] => {
  const all = units.map(({ code }) => code);
  if (said === undefined || said.length === 0) return all;
  if (!said.every((code) => all.includes(code))) throw refuseField('units', 'unknown-unit');
  return all.filter((code) => said.includes(code));
};
