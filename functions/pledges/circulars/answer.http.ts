import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { whyNoUnit } from '../../../shared/closed-unit.ts';
import { underLiveKey, type LiveKeys } from '../../../shared/live-keys.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { SignedAnswer } from '../../../shared/signing/signature.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { CircularStore } from './circular-store.ts';
import type { Notice, Reply } from './circular.ts';
import type { CircularOperations } from './operations.ts';
import { listedNotice } from './notice-view.ts';
import { signedOf, type SignedNeeds } from './signature.ts';
import { readUnitLink, type UnitLink } from './unit-link.ts';

type Show = CircularOperations['showUnitNotice'];

type Needs = SignedNeeds & {
  campaign: Campaign;
  circulars: Pick<CircularStore, 'find' | 'replies' | 'reply'>;
  linkKey: LiveKeys;
  now: () => number;
};

/** GET /u/{token}: shows a unit what it was sent. Opening changes nothing, whoever or whatever opens it. */
export const showUnitNoticeHttp =
  (needs: Needs): Does<Show> =>
  async ({ path, request }) =>
    answerTo(request, await follow(needs, path.token));

/** POST /u/{token}: the unit has it, or says how many attended. */
export const answerUnitNoticeHttp =
  (needs: Needs): Does<CircularOperations['answerUnitNotice']> =>
  async ({ path, body: { office, attended }, request }) => {
    const seen = await follow(needs, path.token);
    const isBriefing = seen.notice.kind === 'briefing';
    if (isBriefing && attended === undefined) throw refuseField('attended', 'required');
    const reply: Reply = {
      id: seen.link.id,
      unit: seen.link.unit,
      office: tidyText(office),
      ...(isBriefing && { attended }),
      at: needs.now(),
    };
    await needs.circulars.reply(seen.link.region, reply);
    return answerTo(request, await follow(needs, path.token));
  };

type Seen = {
  link: UnitLink;
  notice: Notice;
  signed: SignedAnswer | null;
  unitName: string;
  reply: Reply | undefined;
};

const follow = async (needs: Needs, token: string): Promise<Seen> => {
  const link = await underLiveKey(needs.linkKey, (key) => readUnitLink(key, token));
  if (!link) throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  if (link.expiresAt <= needs.now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const notice = await needs.circulars.find(link.region, link.kind, link.id);
  const region = servedRegion(needs.campaign, link.region);
  const unit = region?.units.find(({ code }) => code === link.unit);
  if (region?.closedUnits?.some(({ code }) => code === link.unit))
    throw new Refusal('link-refused', [{ field: 'token', ...whyNoUnit(region, link.unit) }]);
  if (!notice || !unit)
    throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
  const replies = await needs.circulars.replies(link.region, link.id);
  const reply = replies.find((one) => one.unit === link.unit);
  const signed = await signedOf(needs, notice);
  return { link, notice, signed, unitName: unit.name, reply };
};

const answerTo = (
  { base, path }: Call<Show>['request'],
  { link, notice, signed, unitName, reply }: Seen,
): AnswerOf<Show> => {
  const body = {
    notice: listedNotice(notice),
    signed,
    unit: link.unit,
    unitName,
    answeredAt: reply ? new Date(reply.at).toISOString() : null,
    attended: reply?.attended ?? null,
  };
  const action = base + path;
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/unit-notice.tsx')).renderUnitNotice(frame, { ...body, action }),
  };
};
