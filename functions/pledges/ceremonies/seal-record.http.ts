import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { ceremonyFor } from './ceremonies.http.ts';
import { ceremonyPolicy, endOf, resumableUntil, type Ceremony } from './ceremony.ts';
import { sealingOf, type Doing } from './ceremony-steps.ts';
import { changedMeanwhile } from './move-ceremony.http.ts';
import type { CeremonyOperations } from './operations.ts';
import { recordFor, type RecordNeeds } from './record.http.ts';
import type { SealingAnswer } from './seal.ts';
import { isoOrNull, listed } from './ceremony-view.ts';

/** GET /v1/ceremonies/{ceremonyId}/sealing: asks before the list is sealed, with how many are on it. */
export const askSealingHttp =
  (needs: RecordNeeds): Does<CeremonyOperations['askSealing']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const { pledges, sealedAt } = await recordFor(needs, ceremony);
    const now = needs.now();
    const body: SealingAnswer = {
      ceremony: listed(ceremony, now),
      pledges,
      sealedAt,
      waitsFor: sealedAt === null ? await waitsFor(needs, ceremony) : null,
      resumableUntil: isoOrNull(resumableUntil(ceremony, now)),
    };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/ask.tsx')).renderAskSealing(frame, body),
    };
  };

/**
 * POST /v1/ceremonies/{ceremonyId}/sealing: fixes the list for good, once the ceremony is over and nothing is on its
 * way. First the ceremony is marked, so that nobody has it go on meanwhile; whoever presses after a press that was cut
 * off finishes it.
 */
export const sealRecordHttp =
  (needs: RecordNeeds): Does<CeremonyOperations['sealRecord']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const { ceremonyId } = ceremony;
    if (!(await needs.seals.find(ceremonyId))) {
      const reason = await waitsFor(needs, ceremony);
      if (reason) throw new Refusal('conflict', [{ field: 'ceremonyId', reason }]);
      const made = { at: needs.now(), by: person.personId };
      await beginSealing(needs, ceremony, made);
      const list = await needs.pledged.list(ceremonyId);
      await needs.seals.seal(ceremonyId, list, { sealedAt: made.at, by: made.by });
    }
    const location = `${call.request.base}/v1/ceremonies/${ceremonyId}/berita-acara`;
    if (call.request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 200, body: await recordFor(needs, ceremony), headers: { location } };
  };

const beginSealing = async (
  { ceremonies }: Pick<RecordNeeds, 'ceremonies'>,
  ceremony: Ceremony,
  made: Doing,
): Promise<void> => {
  if (ceremony.sealing) return;
  if (!(await ceremonies.change(ceremony, sealingOf(ceremony, made)))) throw changedMeanwhile();
};

const waitsFor = async (
  { sheets, pledged, now }: RecordNeeds,
  ceremony: Ceremony,
): Promise<SealingAnswer['waitsFor']> => {
  const end = endOf(ceremony);
  if (end === undefined || end > now()) return 'ceremony-not-ended';
  if (end + ceremonyPolicy.settlingMs > now()) return 'ceremony-settling';
  for (const sheet of await sheets.sheetsOf(ceremony.ceremonyId))
    if ((await pledged.done(sheet)) < sheet.taken) return 'sheet-under-way';
  return null;
};
