import type { NameAttempt } from '../../../shared/attempt.ts';
import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import {
  confirmingUntil,
  regionOfCeremony,
  resumableUntil,
  sheetsUntil,
  type Ceremony,
} from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { leaderMark, makeScreen, makeSheetLink, makeWitnessLink } from './ceremony-tokens.ts';
import { ceremonyOperations, type CeremonyOperations } from './operations.ts';
import {
  isoOrNull,
  listed,
  viewOfWitness,
  historyView,
  type CeremonyAnswer,
} from './ceremony-view.ts';
import type { PledgedStore } from './pledged-store.ts';
import type { SealStore } from './seal-store.ts';
import type { SheetStore } from './sheet-store.ts';

export type CeremonyNeeds = {
  campaign: Campaign;
  ceremonies: CeremonyStore;
  sheets: Pick<SheetStore, 'sheetsOf'>;
  seals: Pick<SealStore, 'find'>;
  pledged: Pick<PledgedStore, 'list'>;
  attemptOf: NameAttempt;
  key: () => Promise<Uint8Array>;
  publicUrl: string;
  newId: () => string;
  now: () => number;
};

/** GET /v1/ceremonies: those of a region, the newest first. */
export const listCeremoniesHttp =
  ({
    campaign,
    ceremonies,
    newId,
    now,
  }: CeremonyNeeds): Does<CeremonyOperations['listCeremonies']> =>
  async ({ query, person, within }) => {
    const { openCeremony } = ceremonyOperations;
    const regions = choicesIn(campaign, person.region);
    const asked = query.region ?? regions[0]?.code ?? '';
    within(asked);
    const region = servedRegion(campaign, asked);
    if (!region) throw refuseField('region', 'unknown-region');
    const found = (await ceremonies.list(region.code)).map((one) => listed(one, now()));
    const mayOpen = mayCall(openCeremony, person, region.code) === 'allowed';
    const page = { campaign, region, regions, ceremonies: found, mayOpen, newId };
    return {
      status: 200,
      body: { region: region.code, ceremonies: found },
      page: async (frame) => (await import('./pages/ceremonies.tsx')).renderCeremonies(frame, page),
    };
  };

/** A call about the ceremony that its address names. */
export type CeremonyCall = Pick<Call<CeremonyOperations['readCeremony']>, 'path' | 'within'>;

/** The ceremony an address names, for somebody who may do this in its region; throws Refusal 'wrong-region', 'not-found'. */
export const ceremonyFor = async (
  { ceremonies }: { ceremonies: Pick<CeremonyStore, 'find'> },
  { path: { ceremonyId }, within }: CeremonyCall,
): Promise<{ ceremony: Ceremony; person: Person }> => {
  const person = within(regionOfCeremony(ceremonyId));
  const ceremony = await ceremonies.find(ceremonyId);
  if (!ceremony)
    throw new Refusal('not-found', [{ field: 'ceremonyId', reason: 'unknown-ceremony' }]);
  return { ceremony, person };
};

/** GET /v1/ceremonies/{ceremonyId}: the ceremony, its witnesses and, for who runs it, their links and its screen. */
export const readCeremonyHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['readCeremony']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const runs = mayCall(ceremonyOperations.moveCeremony, person, ceremony.region) === 'allowed';
    const body = await answerOf(needs, ceremony, runs);
    const region = servedRegion(needs.campaign, ceremony.region);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/ceremony.tsx')).renderCeremony(frame, {
          campaign: needs.campaign,
          region,
          ceremony: body,
          runs,
          sheets: await needs.sheets.sheetsOf(ceremony.ceremonyId),
          attended: (await needs.pledged.list(ceremony.ceremonyId)).length,
          mayCorrect: ceremony.state === 'open',
          newId: needs.newId,
        }),
    };
  };

const answerOf = async (
  { ceremonies, key, publicUrl, now }: CeremonyNeeds,
  ceremony: Ceremony,
  runs: boolean,
): Promise<CeremonyAnswer> => {
  const { ceremonyId } = ceremony;
  const signing = await key();
  const until = Math.max(confirmingUntil(ceremony), ceremony.heldAt + linkLifeMs);
  const linkOf = (witnessId: string) =>
    `${publicUrl}/w/${makeWitnessLink(signing, { ceremonyId, witnessId, until })}`;
  const sheetLink = (unit: string) => {
    const token = makeSheetLink(signing, { ceremonyId, unit, until: linkUntil(ceremony) });
    return { unit, link: `${publicUrl}/l/${token}` };
  };
  const resumable = resumableUntil(ceremony, now());
  const officiant = await ceremonies.officiant(ceremonyId);
  return {
    ...listed(ceremony, now()),
    resumableUntil: isoOrNull(resumable),
    history: historyView(ceremony),
    leaderConfirmedAt: isoOrNull(officiant?.confirmedAt),
    leaderLink: runs ? linkOf(leaderMark(ceremony)) : null,
    witnesses: (await ceremonies.witnesses(ceremonyId)).map((one) =>
      viewOfWitness(one, runs ? linkOf(one.witnessId) : undefined),
    ),
    screen: runs ? `${publicUrl}/ikrar/apel/${makeScreen(signing, ceremonyId)}` : null,
    sheetLinks: runs ? ceremony.units.map(sheetLink) : [],
  };
};

/** A ceremony put off for a few days needs no new links. */
const linkLifeMs = 7 * 86_400_000;
const linkUntil = (ceremony: Ceremony): number => sheetsUntil(ceremony) + linkLifeMs;
