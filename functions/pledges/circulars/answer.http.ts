import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { CircularStore } from './circular-store.ts';
import type { Notice, Reply } from './circular.ts';
import { listedNotice, listedShape } from './shown-notice.ts';
import { readUnitLink, type UnitLink } from './unit-link.ts';

export const unitAnswerForm = z.strictObject({
  /** Of whoever answers for the unit: an office, never a name. */
  office: z.string().check(
    z.maxLength(80),
    z.refine((text) => tidyText(text).length >= 3, 'too-short'),
  ),
  /** Of a briefing: how many of the unit attended. */
  attended: z.optional(
    z.union([
      z.int().check(z.gte(0), z.lte(50_000)),
      z.pipe(
        z.string().check(z.regex(/^\d{1,5}$/, 'not-a-number')),
        z.transform((text) => Number(text)),
      ),
    ]),
  ),
});

export const unitNoticeAnswer = z.object({
  notice: listedShape,
  unit: z.string(),
  unitName: z.string(),
  answeredAt: z.nullable(z.string()),
  attended: z.nullable(z.int()),
});

type Needs = {
  campaign: Campaign;
  circulars: Pick<CircularStore, 'find' | 'replies' | 'reply'>;
  linkKey: () => Promise<Uint8Array>;
  now: () => number;
};

/** GET /u/{token}: shows a unit what it was sent. Opening changes nothing, whoever or whatever opens it. */
export const showUnitNoticeHttp =
  (needs: Needs): HttpUseCase =>
  async (request) =>
    answerTo(request, await follow(needs, request));

/** POST /u/{token}: the unit has it, or says how many attended. */
export const answerUnitNoticeHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const seen = await follow(needs, request);
    const { office, attended } = readBody(request, unitAnswerForm);
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
    return answerTo(request, await follow(needs, request));
  };

type Seen = { link: UnitLink; notice: Notice; unitName: string; reply: Reply | undefined };

const follow = async (needs: Needs, request: Request): Promise<Seen> => {
  const link = readUnitLink(await needs.linkKey(), request.params['token'] ?? '');
  if (!link) throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  if (link.expiresAt <= needs.now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const notice = await needs.circulars.find(link.region, link.kind, link.id);
  const unit = servedRegion(needs.campaign, link.region)?.units.find(
    ({ code }) => code === link.unit,
  );
  if (!notice || !unit)
    throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
  const replies = await needs.circulars.replies(link.region, link.id);
  const reply = replies.find((one) => one.unit === link.unit);
  return { link, notice, unitName: unit.name, reply };
};

const answerTo = (request: Request, { link, notice, unitName, reply }: Seen): Answer => {
  const body = {
    notice: listedNotice(notice),
    unit: link.unit,
    unitName,
    answeredAt: reply ? new Date(reply.at).toISOString() : null,
    attended: reply?.attended ?? null,
  };
  const action = request.base + request.path;
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/unit-notice.tsx')).renderUnitNotice(frame, { ...body, action }),
  };
};
