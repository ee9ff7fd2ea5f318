import * as z from 'zod/mini';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody, readForm, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { mayCall, requireAccess } from '../../access.ts';
import type { erasePerson } from './erase-person.ts';
import { erasureIdShape, erasureShape, regionOfErasure, type Erasure } from './erasure.ts';
import { erasureForm } from './erasure-form.ts';
import type { ErasureStore } from './erasure-store.ts';

export const erasuresQuery = z.object({
  region: z.optional(z.string().check(z.regex(/^\d{2}(\.\d{2})?$/))),
  /** Only traces before this one. */
  before: z.optional(erasureIdShape),
  /** For the page: the erasure that has just been done. */
  done: z.optional(erasureIdShape),
});

/** An erasure as it is told: its moment in ISO 8601. */
export const toldErasure = z.object({ ...erasureShape.shape, erasedAt: z.string() });
export type ToldErasure = z.infer<typeof toldErasure>;
export const erasuresAnswer = z.object({
  region: z.string(),
  erasures: z.array(toldErasure),
  /** What to ask for with `before` to see more. */
  next: z.optional(z.string()),
});

/** Traces in one answer. */
export const erasuresInAnswer = 100;

type Desk = { campaign: Campaign; erasures: Pick<ErasureStore, 'list'>; newId: () => string };

/** POST /v1/erasures: erases a person's record in a region; answers its trace, never the number. */
export const erasePersonHttp =
  (desk: Desk, erase: ReturnType<typeof erasePerson>): HttpUseCase =>
  async (request) => {
    const admin = requireAccess('erasePerson', request.person);
    try {
      const form = readBody(request, erasureForm);
      requireAccess('erasePerson', admin, form.region);
      const { personId: by } = admin;
      const erasure = await erase(form, { by, idempotencyKey: idempotencyKeyOf(request) });
      const page = `${request.base}/v1/erasures?region=${erasure.region}`;
      if (request.wantsHtml)
        return { status: 303, headers: { location: `${page}&done=${erasure.erasureId}` } };
      return { status: 201, body: told(erasure), headers: { location: page } };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid-fields' || !request.wantsHtml)
        throw error;
      return formAgain(desk, { request, admin }, error);
    }
  };

const told = (erasure: Erasure): ToldErasure => ({
  ...erasure,
  erasedAt: new Date(erasure.erasedAt).toISOString(),
});

type Refused = { request: Request; admin: Person };

/** The form as it was left, but for the number: that is typed again rather than sent back. */
const formAgain = async (
  desk: Desk,
  { request, admin }: Refused,
  { errors }: Refusal,
): Promise<Answer> => {
  const values = readForm(request.body);
  delete values['number'];
  const region = servedRegion(desk.campaign, values['region'] ?? '');
  if (!region || mayCall('erasePerson', admin, region.code) !== 'allowed')
    throw new Refusal('invalid-fields', errors);
  return { ...(await shown(desk, { admin, region, filled: { values, errors } })), status: 422 };
};

/** GET /v1/erasures: the traces of a region, the newest first; for who may erase, the form, too. */
export const listErasuresHttp =
  (desk: Desk): HttpUseCase =>
  async (request) => {
    const person = requireAccess('listErasures', request.person);
    const query = readParameters(request.query, erasuresQuery);
    const asked = query.region ?? regionsOf(desk, person)[0]?.code ?? '';
    requireAccess('listErasures', person, asked);
    const region = servedRegion(desk.campaign, asked);
    if (!region) throw refuseField('region', 'unknown-region');
    for (const field of ['before', 'done'] as const) {
      const id = query[field];
      if (id !== undefined && regionOfErasure(id) !== region.code)
        throw refuseField(field, 'malformed');
    }
    const { before, done } = query;
    return shown(desk, {
      admin: person,
      region,
      filled: { values: {}, errors: [] },
      ...(before !== undefined && { before }),
      ...(done !== undefined && { done }),
    });
  };

const regionsOf = ({ campaign }: Desk, person: Person): CampaignRegion[] =>
  campaign.regions.filter(({ code }) => covers(person.region, code));

type Shown = {
  admin: Person;
  region: CampaignRegion;
  filled: Filled;
  before?: string;
  done?: string;
};

const shown = async (
  desk: Desk,
  { admin, region, filled, before, done }: Shown,
): Promise<Answer> => {
  const found = await desk.erasures.list(region.code, erasuresInAnswer, before);
  const last = found.length === erasuresInAnswer ? found.at(-1)?.erasureId : undefined;
  const body: z.infer<typeof erasuresAnswer> = {
    region: region.code,
    erasures: found.map(told),
    ...(last !== undefined && { next: last }),
  };
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/erasures.tsx')).renderErasures(frame, {
        ...body,
        here: region,
        regions: regionsOf(desk, admin),
        mayErase: mayCall('erasePerson', admin, region.code) === 'allowed',
        filled,
        done: body.erasures.find(({ erasureId }) => erasureId === done),
        idempotencyKey: desk.newId(),
      }),
  };
};
