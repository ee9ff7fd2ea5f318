import { formatWallMoment } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { pledgePhase } from '../../../shared/pledging.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import { ceremonyMoves, ceremonyPolicy, timesDone, type Ceremony } from './ceremony.ts';
import type { MoveForm } from './ceremony-forms.ts';
import { movedOf } from './ceremony-steps.ts';
import type { CeremonyOperations } from './operations.ts';
import { listed } from './ceremony-view.ts';

/**
 * POST /v1/ceremonies/{ceremonyId}/moves: starts, ends or cancels it, or has it go on where it was ended by mistake
 * within ten minutes and not sealed; upon the version that was looked at, in one write.
 */
export const moveCeremonyHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['moveCeremony']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const { to } = call.body;
    const at = needs.now();
    if (ceremony.state === 'ended') await requireUnsealed(needs, ceremony);
    requireMove(ceremony, call.body, at);
    if (to === 'started') requirePhase(needs.campaign, ceremony.region, at);
    const next = movedOf(ceremony, to, { at, by: person.personId });
    const moved = await needs.ceremonies.change(ceremony, next);
    if (!moved) throw changedMeanwhile();
    const location = `${call.request.base}/v1/ceremonies/${ceremony.ceremonyId}`;
    if (call.request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 200, body: listed(moved, at) };
  };

const requireMove = (ceremony: Ceremony, { to, version }: MoveForm, at: number): void => {
  requireSeen(ceremony, version);
  if (!ceremonyMoves[ceremony.state].includes(to))
    throw new Refusal('conflict', [{ field: 'to', reason: 'no-such-move' }]);
  const { startedAt = at, endedAt } = ceremony;
  if (endedAt !== undefined && endedAt + ceremonyPolicy.resumingMs < at)
    throw new Refusal('too-late', [{ field: 'to', reason: 'resuming-over' }]);
  if (startedAt + ceremonyPolicy.longestMs < at)
    throw new Refusal('too-late', [{ field: 'to', reason: 'ended-by-itself' }]);
  if (timesDone(ceremony, 'resumed') >= ceremonyPolicy.mostResumes && ceremony.state === 'ended')
    throw new Refusal('conflict', [{ field: 'to', reason: 'resumed-too-often' }]);
};

/** Refuses, as 'conflict', whoever looked at another version of the ceremony than it has now. */
export const requireSeen = (ceremony: Ceremony, version: number): void => {
  if (ceremony.version !== version) throw changedMeanwhile();
};

/** A sealed list is for good: what would go on could never be on it. */
const requireUnsealed = async (
  { seals }: Pick<CeremonyNeeds, 'seals'>,
  { ceremonyId, sealing }: Ceremony,
): Promise<void> => {
  if (sealing || (await seals.find(ceremonyId)))
    throw new Refusal('conflict', [{ field: 'to', reason: 'already-sealed' }]);
};

export const changedMeanwhile = () =>
  new Refusal('conflict', [{ field: 'version', reason: 'ceremony-changed' }]);

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
