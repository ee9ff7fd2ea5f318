import { momentOf } from '../../../shared/calendar/dates.ts';
import { zoneOf } from '../../../shared/calendar/zones.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import { ceremonyPolicy, timesDone, type Ceremony } from './ceremony.ts';
import type { CorrectionForm } from './ceremony-forms.ts';
import { correctedOf, differing, type Correction } from './ceremony-steps.ts';
import { changedMeanwhile, requireSeen } from './move-ceremony.http.ts';
import type { CeremonyOperations } from './operations.ts';
import { requireTimely } from './open-ceremony.http.ts';
import { listed } from './ceremony-view.ts';

/**
 * POST /v1/ceremonies/{ceremonyId}/corrections: mends when, where or who leads one that has not started, in one write
 * with what it said before. What says nothing new is done already, whichever version was looked at: sent again after
 * a lost answer, it changes nothing.
 */
export const correctCeremonyHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['correctCeremony']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const at = needs.now();
    const changes = differing(ceremony, said(ceremony, call.body));
    const corrected =
      Object.keys(changes).length === 0
        ? ceremony
        : await corrections(needs, { ceremony, changes, by: person.personId, at }, call.body);
    const location = `${call.request.base}/v1/ceremonies/${ceremony.ceremonyId}`;
    if (call.request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 200, body: listed(corrected, at) };
  };

const said = (ceremony: Ceremony, form: CorrectionForm): Correction => ({
  ...(form.heldAt !== undefined && { heldAt: momentOf(form.heldAt, zoneOf(ceremony.region)) }),
  ...(form.place !== undefined && { place: tidyText(form.place) }),
  ...(form.link !== undefined && { link: form.link }),
  leader: {
    title: form.leaderTitle === undefined ? ceremony.leader.title : tidyText(form.leaderTitle),
    name: form.leaderName === undefined ? ceremony.leader.name : tidyText(form.leaderName),
  },
});

type Made = { ceremony: Ceremony; changes: Correction; by: string; at: number };

const corrections = async (
  { ceremonies }: Pick<CeremonyNeeds, 'ceremonies'>,
  { ceremony, changes, by, at }: Made,
  { version }: CorrectionForm,
): Promise<Ceremony> => {
  requireSeen(ceremony, version);
  if (ceremony.state !== 'open')
    throw new Refusal('conflict', [{ field: 'ceremonyId', reason: 'corrected-too-late' }]);
  if (timesDone(ceremony, 'corrected') >= ceremonyPolicy.mostCorrections)
    throw refuseField('version', 'corrected-too-often');
  if (changes.heldAt !== undefined) requireTimely(changes.heldAt, at);
  const corrected = await ceremonies.change(ceremony, correctedOf(ceremony, changes, { at, by }));
  if (!corrected) throw changedMeanwhile();
  return corrected;
};
