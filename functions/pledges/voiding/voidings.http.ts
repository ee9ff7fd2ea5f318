import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { decideVoiding, proposeVoiding } from './by-two.ts';
import { voidingOperations, type VoidingOperations } from './operations.ts';
import { viewOfVoiding } from './voiding-view.ts';
import { regionOfVoiding } from './voiding.ts';
import type { VoidingStore } from './voiding-store.ts';

type Proposes = { propose: ReturnType<typeof proposeVoiding>; now: Now };

/** POST /v1/voidings: proposes to void pledges. */
export const proposeVoidingHttp =
  ({ propose, now }: Proposes): Does<VoidingOperations['proposeVoiding']> =>
  async ({ body, within, request }) => {
    const voiding = await propose(body, within(body.region));
    if (request.wantsHtml) return { status: 303, headers: toPage(request.base, body.region) };
    return { status: 201, body: viewOfVoiding(voiding, now()) };
  };

type Decides = { decide: ReturnType<typeof decideVoiding>; now: Now };

/** POST /v1/voidings/{voidingId}/decision: the second person agrees or rejects. */
export const decideVoidingHttp =
  ({ decide, now }: Decides): Does<VoidingOperations['decideVoiding']> =>
  async ({ path: { voidingId }, body: { is }, within, request }) => {
    const region = regionOfVoiding(voidingId);
    const voiding = await decide({ voidingId, is }, within(region));
    if (request.wantsHtml) return { status: 303, headers: toPage(request.base, region) };
    return { status: 200, body: viewOfVoiding(voiding, now()) };
  };

const toPage = (base: string, region: string) => ({
  location: `${base}/v1/voidings?region=${region}`,
});

type Lists = { campaign: Campaign; voidings: Pick<VoidingStore, 'list'>; now: Now };

/** GET /v1/voidings: those of a region; for who may propose, the form, too. */
export const listVoidingsHttp =
  ({ campaign, voidings, now }: Lists): Does<VoidingOperations['listVoidings']> =>
  async ({ query, person, within }) => {
    const regions = choicesIn(campaign, person.region);
    const code = query.region ?? regions[0]?.code ?? '';
    within(code);
    const region = servedRegion(campaign, code);
    if (!region) throw refuseField('region', 'unknown-region');
    const found = (await voidings.list(region.code)).map((one) => viewOfVoiding(one, now()));
    const mayPropose = mayCall(voidingOperations.proposeVoiding, person, region.code) === 'allowed';
    const { personId } = person;
    return {
      status: 200,
      body: { region: region.code, voidings: found },
      page: async (frame) =>
        (await import('./pages/voidings.tsx')).renderVoidings(frame, {
          ...{ region, regions, voidings: found, mayPropose, personId },
        }),
    };
  };
