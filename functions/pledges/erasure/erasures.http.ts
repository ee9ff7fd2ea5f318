import type * as z from 'zod/mini';
import {
  choicesIn,
  servedRegion,
  type Campaign,
  type CampaignRegion,
} from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall, personWithRole } from '../../../shared/operation/access.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { refuseField } from '../../../shared/refusal.ts';
import { nameOf } from '../../../shared/person-name.ts';
import type { erasePerson } from './erase-person.ts';
import { regionOfErasure, type Erasure, type erasuresAnswer, type ErasureView } from './erasure.ts';
import type { ErasureStore } from './erasure-store.ts';
import { erasureOperations, type ErasureOperations } from './operations.ts';

/** Traces in one answer. */
export const erasuresInAnswer = 100;

type Desk = { campaign: Campaign; erasures: Pick<ErasureStore, 'list'>; newId: () => string };

/** POST /v1/erasures: erases a person's record in a region; answers its trace, never the number. */
export const erasePersonHttp =
  (erase: ReturnType<typeof erasePerson>): Does<ErasureOperations['erasePerson']> =>
  async ({ body: form, idempotencyKey, within, request }) => {
    const person = within(form.region);
    const asker = { by: person.personId, byName: nameOf(person), idempotencyKey };
    const erasure = await erase(form, asker);
    const page = `${request.base}/v1/erasures?region=${erasure.region}`;
    if (request.wantsHtml)
      return { status: 303, headers: { location: `${page}&done=${erasure.erasureId}` } };
    return { status: 201, body: shown(erasure), headers: { location: page } };
  };

const shown = (erasure: Erasure): ErasureView => ({
  ...erasure,
  erasedAt: new Date(erasure.erasedAt).toISOString(),
});

/** The form as it was left, but for the number: that is typed again rather than sent back. */
export const erasureFormAgain =
  (desk: Desk): WithForm<ErasureOperations['erasePerson']>['formAgain'] =>
  (filled, request, refusal) => {
    const values = { ...filled.values };
    delete values['number'];
    const { erasePerson: operation } = erasureOperations;
    const admin = personWithRole(operation.who.roles, request.person);
    const region = servedRegion(desk.campaign, values['region'] ?? '');
    if (!region || mayCall(operation, admin, region.code) !== 'allowed') throw refusal;
    return erasuresOf(desk, { person: admin, region, filled: { ...filled, values } });
  };

/** GET /v1/erasures: the traces of a region, the newest first; for who may erase, the form, too. */
export const listErasuresHttp =
  (desk: Desk): Does<ErasureOperations['listErasures']> =>
  async ({ query, person, within }) => {
    const code = query.region ?? regionsOf(desk, person)[0]?.code ?? '';
    within(code);
    const region = servedRegion(desk.campaign, code);
    if (!region) throw refuseField('region', 'unknown-region');
    for (const field of ['before', 'done'] as const) {
      const id = query[field];
      if (id !== undefined && regionOfErasure(id) !== region.code)
        throw refuseField(field, 'malformed');
    }
    const { before, done } = query;
    return erasuresOf(desk, { person, region, filled: { values: {}, errors: [] }, before, done });
  };

const regionsOf = ({ campaign }: Desk, person: Person): CampaignRegion[] =>
  choicesIn(campaign, person.region);

type Wanted = {
  person: Person;
  region: CampaignRegion;
  filled: Filled;
  before?: string | undefined;
  done?: string | undefined;
};

const erasuresOf = async (
  desk: Desk,
  { person, region, filled, before, done }: Wanted,
): Promise<AnswerOf<ErasureOperations['listErasures']>> => {
  const found = await desk.erasures.list(region.code, erasuresInAnswer, before);
  const last = found.length === erasuresInAnswer ? found.at(-1)?.erasureId : undefined;
  const body: z.infer<typeof erasuresAnswer> = {
    region: region.code,
    erasures: found.map(shown),
    ...(last !== undefined && { next: last }),
  };
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/erasures.tsx')).renderErasures(frame, {
        ...body,
        here: region,
        regions: regionsOf(desk, person),
        mayErase: mayCall(erasureOperations.erasePerson, person, region.code) === 'allowed',
        filled,
        done: body.erasures.find(({ erasureId }) => erasureId === done),
        idempotencyKey: desk.newId(),
      }),
  };
};
