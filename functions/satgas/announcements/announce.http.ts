import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import { everyServed, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { fitSms } from '../alerts/sms-text.ts';
import { everyRegion } from '../officers/officer.ts';
import { announcementIdOf } from './announcement.ts';
import { stoppedByCarriers } from './announcement-messages.ts';
import type { AnnouncementStore } from './announcement-store.ts';
import { viewOf } from './announcement-view.ts';
import { announcementsPage } from './announcements-page.ts';
import type { announcementOperations } from './operations.ts';

type Announce = (typeof announcementOperations)['announce'];
type Needs = {
  campaign: Campaign;
  announcements: Pick<AnnouncementStore, 'add'>;
  attemptOf: NameAttempt;
  now: Now;
};

/** POST /v1/announcements: sends a word to every task force below a scope, once per person, Idempotency-Key and day. */
export const announceHttp =
  ({ campaign, announcements, attemptOf, now }: Needs): Does<Announce> =>
  async ({ body, within, idempotencyKey, request }) => {
    const person = within(body.scope);
    if (!everyRegion(everyServed(campaign).map(({ code }) => code)).includes(body.scope))
      throw refuseField('scope', 'unknown-region');
    const bySms = body.bySms === true || body.bySms === 'yes';
    const title = checkedTitle(body.title, { bySms });
    const attempt = await attemptOf(ownMark(person, idempotencyKey), body);
    const at = now();
    const announcement = {
      scope: body.scope,
      announcementId: announcementIdOf(dayOf(at), attempt.key),
      title,
      text: tidyText(body.text),
      bySms,
      at,
      bodyHash: attempt.body,
    };
    if ((await announcements.add(announcement)) === 'other-body')
      throw new Refusal('idempotency-key-reused');
    const location = `${request.base}/v1/announcements?scope=${announcement.scope}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 201, body: viewOf(announcement) };
  };

/** A title that fits an SMS, and that carriers let through where it goes by one; throws Refusal. */
const checkedTitle = (written: string, { bySms }: { bySms: boolean }): string => {
  const title = tidyText(written);
  const fitted = fitSms(title);
  if (!fitted.ok) throw refuseField('title', fitted.reason);
  const stopped = bySms ? stoppedByCarriers(title) : undefined;
  if (stopped) throw refuseField('title', stopped);
  return title;
};

/** A retry within the day finds the same announcement. */
const dayOf = (at: number): number => at - (at % 86_400_000);

type FormNeeds = { campaign: Campaign; newId: () => string };

/** The page that writes announcements, with the form as it was left and what is wrong with it. */
export const announceFormAgain =
  (needs: FormNeeds): WithForm<Announce>['formAgain'] =>
  (filled, { person }) => ({
    status: 422,
    page: announcementsPage(needs, { own: person?.region ?? '' }, { filled }),
  });
