import { regionsIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { decideSilence, endSilence, proposeSilence } from './decide-silence.ts';
import type { SilenceOperations } from './operations.ts';
import { viewOfSilence } from './silence-view.ts';
import type { SilenceStore } from './silence-store.ts';

type Lists = { campaign: Campaign; silences: Pick<SilenceStore, 'listOf'>; now: Now };

/** GET /v1/silences: regions in scope with a silence, what waits, and what was. */
export const listSilencesHttp =
  ({ campaign, silences, now }: Lists): Does<SilenceOperations['listSilences']> =>
  async ({ query, person, within }) => {
    const { region } = query;
    if (region !== undefined) within(region);
    const covered = regionsIn(campaign, person.region);
    const asked = region === undefined ? covered.map(({ code }) => code) : [region];
    const found = (await silences.listOf(asked))
      .map((one) => viewOfSilence(one, person, now()))
      .sort((a, b) => a.region.localeCompare(b.region));
    return {
      status: 200,
      body: { silences: found },
      page: async (frame) =>
        (await import('./silences.tsx')).renderSilences(frame, {
          ...{ regions: covered, chosen: region, silences: found },
          mayPropose: person.role !== 'oversight',
        }),
    };
  };

type Needs<Does> = { campaign: Campaign; now: Now; does: Does };

/** POST /v1/silences/{region}: proposes one. */
export const proposeSilenceHttp =
  ({
    campaign,
    now,
    does,
  }: Needs<ReturnType<typeof proposeSilence>>): Does<SilenceOperations['proposeSilence']> =>
  async ({ path: { region }, body, within, request }) => {
    const person = within(region);
    if (!servedRegion(campaign, region)) throw refuseField('region', 'unknown-region');
    const silence = await does(region, body, person);
    if (request.wantsHtml) return toPage(request.base, region);
    return { status: 202, body: viewOfSilence(silence, person, now()) };
  };

/** POST /v1/silences/{region}/decision: a second person agrees or rejects. */
export const decideSilenceHttp =
  ({
    now,
    does,
  }: Omit<Needs<ReturnType<typeof decideSilence>>, 'campaign'>): Does<
    SilenceOperations['decideSilence']
  > =>
  async ({ path: { region }, body, within, request }) => {
    const person = within(region);
    const silence = await does({ region, ...body }, person);
    if (request.wantsHtml) return toPage(request.base, region);
    return { status: 200, body: viewOfSilence(silence, person, now()) };
  };

/** POST /v1/silences/{region}/ending: the line rings again. */
export const endSilenceHttp =
  ({
    now,
    does,
  }: Omit<Needs<ReturnType<typeof endSilence>>, 'campaign'>): Does<
    SilenceOperations['endSilence']
  > =>
  async ({ path: { region }, within, request }) => {
    const person = within(region);
    const silence = await does(region);
    if (request.wantsHtml) return toPage(request.base, region);
    return { status: 200, body: viewOfSilence(silence, person, now()) };
  };

const toPage = (base: string, region: string) =>
  ({ status: 303, headers: { location: `${base}/v1/silences?region=${region}` } }) as const;
