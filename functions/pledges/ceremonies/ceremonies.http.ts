import type { NameAttempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { formatWallMoment } from '../../../shared/calendar/zones.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import { pledgePhase } from '../../../shared/pledging.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { covers } from '../../../shared/regions/regions.ts';
import {
  ceremonyMoves,
  ceremonyPolicy,
  confirmingUntil,
  endOf,
  regionOfCeremony,
  sheetsUntil,
  type Ceremony,
} from './ceremony.ts';
import type { MoveForm } from './ceremony-forms.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { makeScreen, makeSheetLink, makeWitnessLink } from './ceremony-tokens.ts';
import { ceremonyOperations, type CeremonyOperations } from './operations.ts';
import { listed, shown, type CeremonyAnswer } from './shown-ceremony.ts';
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
    const regions = campaign.regions.filter(({ code }) => covers(person.region, code));
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
          mayResume: mayResume(ceremony, needs.now()),
          newId: needs.newId,
        }),
    };
  };

/** Whether a ceremony that was ended can still go on. */
const mayResume = ({ state, endedAt }: Ceremony, now: number): boolean =>
  state === 'ended' && endedAt !== undefined && endedAt + ceremonyPolicy.resumingMs >= now;

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
  return {
    ...listed(ceremony, now()),
    witnesses: (await ceremonies.witnesses(ceremonyId)).map((one) =>
      shown(one, runs ? linkOf(one.witnessId) : undefined),
    ),
    screen: runs ? `${publicUrl}/ikrar/apel/${makeScreen(signing, ceremonyId)}` : null,
    sheetLinks: runs ? ceremony.units.map(sheetLink) : [],
  };
};

/** A ceremony put off for a few days needs no new links. */
const linkLifeMs = 7 * 86_400_000;
const linkUntil = (ceremony: Ceremony): number => sheetsUntil(ceremony) + linkLifeMs;

/**
 * POST /v1/ceremonies/{ceremonyId}/moves: starts, ends or cancels it, or has it go on where it was ended by mistake
 * within ten minutes and not sealed; upon the version that was looked at.
 */
export const moveCeremonyHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['moveCeremony']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const { to } = call.body;
    const at = needs.now();
    requireMove(ceremony, call.body, at);
    if (ceremony.state === 'ended') await requireUnsealed(needs, ceremony.ceremonyId);
    if (to === 'started') requirePhase(needs.campaign, ceremony.region, at);
    const moved = await needs.ceremonies.move({ to, from: ceremony, at, by: person.personId });
    if (!moved) throw changedMeanwhile();
    const location = `${call.request.base}/v1/ceremonies/${ceremony.ceremonyId}`;
    if (call.request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 200, body: listed(moved, at) };
  };

const requireMove = (ceremony: Ceremony, { to, version }: MoveForm, at: number): void => {
  if (ceremony.version !== version) throw changedMeanwhile();
  if (!ceremonyMoves[ceremony.state].includes(to))
    throw new Refusal('conflict', [{ field: 'to', reason: 'no-such-move' }]);
  const { endedAt } = ceremony;
  if (endedAt !== undefined && endedAt + ceremonyPolicy.resumingMs < at)
    throw new Refusal('too-late', [{ field: 'to', reason: 'resuming-over' }]);
  if (endedAt === undefined && (endOf(ceremony) ?? Infinity) < at)
    throw new Refusal('too-late', [{ field: 'to', reason: 'ceremony-ended' }]);
};

/** A sealed list is for good: what would go on could never be on it. */
const requireUnsealed = async (
  { seals }: Pick<CeremonyNeeds, 'seals'>,
  ceremonyId: string,
): Promise<void> => {
  if (await seals.find(ceremonyId))
    throw new Refusal('conflict', [{ field: 'to', reason: 'already-sealed' }]);
};

const changedMeanwhile = () =>
  new Refusal('conflict', [{ field: 'version', reason: 'changed-meanwhile' }]);

/** Nobody swears before the campaign's phase opens, or after it. */
const requirePhase = (campaign: Campaign, code: string, at: number): void => {
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  const { state, opensAt, closesAt } = pledgePhase(campaign, region, at);
  if (state === 'open') return;
  throw refuseField('region', state === 'not-yet' ? 'pledging-not-yet' : 'pledging-over', {
    opens: formatWallMoment(opensAt, region.zone),
    closes: formatWallMoment(closesAt, region.zone),
  });
};
