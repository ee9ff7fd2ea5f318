import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { readBody, readForm, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { covers, findRegion } from '../../../shared/regions/regions.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { fitSms } from '../alerts/sms-text.ts';
import { requireAccess } from '../../access.ts';
import { announcementIdOf, type Announcement } from './announcement.ts';
import { longestTitle, stoppedByCarriers } from './announcement-messages.ts';
import type { AnnouncementStore } from './announcement-store.ts';
import { everyRegion, regionsAbove } from '../officers/officer.ts';
import type { ListedAnnouncement } from './announcements.tsx';
import { readLink } from '../alerts/personal-link.ts';

const scope = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/));
export const announcementForm = z.strictObject({
  scope,
  title: z.string().check(z.trim(), z.minLength(5), z.maxLength(longestTitle)),
  text: z.string().check(z.trim(), z.minLength(5), z.maxLength(2000)),
  bySms: z.optional(z.union([z.boolean(), z.literal('yes')])),
});
export const announcementsQuery = z.object({ scope: z.optional(scope) });

type Needs = {
  campaign: Campaign;
  announcements: AnnouncementStore;
  linkKey: () => Promise<Uint8Array>;
  attemptOf: NameAttempt;
  now: Now;
  newId: () => string;
};

/** POST /v1/announcements: tells every task force below a scope, once per Idempotency-Key. */
export const announceHttp =
  ({ campaign, announcements, attemptOf, now }: Needs): HttpUseCase =>
  async (request) => {
    const form = readBody(request, announcementForm);
    requireAccess('announce', request.person, form.scope);
    if (!everyRegion(campaign.regions.map(({ code }) => code)).includes(form.scope))
      throw refuseField('scope', 'unknown-region');
    const title = tidyText(form.title);
    const fitted = fitSms(title);
    if (!fitted.ok) throw refuseField('title', fitted.reason);
    const bySms = form.bySms === true || form.bySms === 'yes';
    const stopped = bySms ? stoppedByCarriers(title) : undefined;
    if (stopped) throw refuseField('title', stopped);
    const attempt = await attemptOf(keyOf(request), form);
    const at = now();
    const announcement: Announcement = {
      scope: form.scope,
      announcementId: announcementIdOf(dayOf(at), attempt.key),
      title,
      text: tidyText(form.text),
      bySms,
      at,
      bodyHash: attempt.body,
    };
    const outcome = await announcements.add(announcement);
    if (outcome === 'other-body') throw new Refusal('idempotency-key-reused');
    const location = `${request.base}/v1/announcements?scope=${announcement.scope}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 201, body: shown(announcement) };
  };

/** A retry within the day finds the same announcement. */
const dayOf = (at: number): number => at - (at % 86_400_000);

/** GET /v1/announcements: the newest of a scope, with how many were told, reached by nothing, and have read it. */
export const listAnnouncementsHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { announcements } = needs;
    const given = readParameters(request.query, announcementsQuery);
    const asked = given.scope ?? request.person?.region ?? 'ID';
    requireAccess('listAnnouncements', request.person, asked);
    const list = await announcements.list(asked, 20);
    const counted = await Promise.all(
      list.map(async (announcement) => {
        const told = await announcements.listTold(announcement.announcementId);
        return {
          ...shown(announcement),
          told: told.reduce((sum, one) => sum + one.told, 0),
          notReached: told.reduce((sum, one) => sum + one.failed.length, 0),
          read: await announcements.countRead(announcement.announcementId),
        };
      }),
    );
    return {
      status: 200,
      body: { announcements: counted },
      page: announcementsPage(needs, request, { announcements: counted }),
    };
  };

/** The page that writes announcements, empty or as somebody left it. */
export const announcementsPage =
  (
    { campaign, newId }: Needs,
    { person, query }: Pick<Request, 'person' | 'query'>,
    { announcements = [], filled = { values: {}, errors: [] } }: Partial<PageProps>,
  ) =>
  async (frame: PageFrame): Promise<string> =>
    (await import('./announcements.tsx')).renderAnnouncements(frame, {
      scope: query['scope'] ?? person?.region ?? '',
      scopes: scopesOf(campaign, person?.region ?? ''),
      announcements,
      filled,
      idempotencyKey: newId(),
    });

type PageProps = { announcements: ListedAnnouncement[]; filled: Filled };

const scopesOf = (campaign: Campaign, own: string) =>
  everyRegion(campaign.regions.map(({ code }) => code))
    .filter((code) => covers(own, code))
    .map((code) => ({ code, name: nameOf(campaign, code) }))
    .sort((a, b) => a.code.length - b.code.length);

const nameOf = (campaign: Campaign, code: string): string =>
  code === 'ID'
    ? 'Nasional'
    : (servedRegion(campaign, code)?.name ?? findRegion(code)?.name ?? code);

/** A form carries the key of its attempt in a field. */
const keyOf = ({ headers, body, wantsHtml }: Request): string | undefined =>
  headers['idempotency-key']?.[0] ?? (wantsHtml ? readForm(body)['idempotencyKey'] : undefined);

/** GET /p/{token}: shows an announcement to the officer the link was made for. Opening changes nothing. */
export const showAnnouncementHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { announcement } = await followLink(needs, request);
    return announcementAnswer(request, announcement, 'unread');
  };

/** POST /p/{token}: the officer says that they have read it; saying it twice changes nothing. */
export const confirmReadHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { announcement, reader } = await followLink(needs, request);
    await needs.announcements.noteRead(announcement.announcementId, reader, needs.now());
    return announcementAnswer(request, announcement, 'read');
  };

const followLink = async ({ announcements, linkKey, now }: Needs, request: Request) => {
  const link = readLink(await linkKey(), request.params['token'] ?? '');
  if (!link.ok) throw new Refusal('link-refused', [{ field: 'token', reason: link.reason }]);
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  for (const above of regionsAbove(link.region)) {
    const announcement = await announcements.find(above, link.alertId);
    if (announcement) return { announcement, reader: `${link.region}/${link.officerTag}` };
  }
  throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
};

const shown = ({ announcementId, scope: of, title, text, bySms, at }: Announcement) => ({
  announcementId,
  scope: of,
  title,
  text,
  bySms,
  at: new Date(at).toISOString(),
});

const announcementAnswer = (
  request: Request,
  announcement: Announcement,
  state: 'read' | 'unread',
) => {
  const body = { ...shown(announcement), state };
  return {
    status: 200,
    body,
    page: async (frame: PageFrame) =>
      (await import('./announcement.tsx')).renderAnnouncement(
        frame,
        body,
        request.base + request.path,
      ),
  };
};
