import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { CircularStore } from './circular-store.ts';
import { answersUntil, type Notice, type NoticeKind } from './circular.ts';
import type { ReadDocument } from './document.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { circularOperations, type CircularOperations } from './operations.ts';
import { countAnswered, listedNotice, unitLines } from './notice-view.ts';
import { pdfHeaders } from './pdf-headers.ts';
import { signedOf, type SignedNeeds } from './signature.ts';
import { makeUnitLink } from './unit-link.ts';

// Both kinds are listed and read alike.
type List = CircularOperations['listCirculars'];
type Read = CircularOperations['readCircular'];

type Needs = SignedNeeds & {
  campaign: Campaign;
  circulars: CircularStore;
  readDocument: ReadDocument;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  /** Whether the deployment names a signing service. */
  isSignable: boolean;
  newId: () => string;
};

/** What issues each kind: whoever may, is shown the form and the links of units. */
const issuing = {
  circular: circularOperations.issueCircular,
  briefing: circularOperations.callBriefing,
} as const;

/** GET /v1/circulars, /v1/briefings: those of a region, newest first, with how many units answered. */
export const listNoticesHttp =
  (kind: NoticeKind, { campaign, circulars, newId }: Needs) =>
  async ({ query, person, within }: Call<List>): Promise<AnswerOf<List>> => {
    const regions = choicesIn(campaign, person.region);
    const region = query.region ?? regions[0]?.code ?? '';
    within(region);
    const served = servedRegion(campaign, region);
    if (!served) throw refuseField('region', 'unknown-region');
    const notices = await Promise.all(
      (await circulars.list(region, kind)).map(async (notice) => ({
        ...listedNotice(notice),
        answers: countAnswered(unitLines(served, await circulars.replies(region, notice.id))),
      })),
    );
    const mayIssue = mayCall(issuing[kind], person, region) === 'allowed';
    const shown = { kind, region, regions, notices, mayIssue, idempotencyKey: newId() };
    return {
      status: 200,
      body: { region, notices },
      page: async (frame) => (await import('./pages/notices.tsx')).renderNotices(frame, shown),
    };
  };

/** GET /v1/circulars/{region}/{id}, /v1/briefings/…: one with every unit's answer and, for who issued it, every unit's link. */
export const readNoticeHttp =
  (kind: NoticeKind, needs: Needs) =>
  async ({ path: { region, id }, within }: Call<Read>): Promise<AnswerOf<Read>> => {
    const person = within(region);
    const { notice, served } = await found(needs, { kind, region, id });
    const mayPassOn = mayCall(issuing[kind], person, region) === 'allowed';
    const key = await needs.linkKey();
    const expiresAt = answersUntil(notice);
    const units = unitLines(served, await needs.circulars.replies(region, id)).map((line) => ({
      ...line,
      link: mayPassOn
        ? `${needs.publicUrl}/u/${makeUnitLink(key, { region, kind, id, unit: line.unit, expiresAt })}`
        : null,
    }));
    const body = {
      ...listedNotice(notice),
      signed: await signedOf(needs, notice),
      answersUntil: new Date(expiresAt).toISOString(),
      units,
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/notice.tsx')).renderNotice(
          frame,
          body,
          maySign(needs, person, notice),
        ),
    };
  };

/** GET /v1/circulars/{region}/{id}/document: the PDF as it was issued, for anybody; never shown inside our own pages. */
export const readDocumentHttp =
  (needs: Needs): Does<CircularOperations['readCircularDocument']> =>
  async ({ path: { region, id } }) => {
    const { notice } = await found(needs, { kind: 'circular', region, id });
    const hash = notice.kind === 'circular' ? notice.documentHash : undefined;
    const bytes = hash === undefined ? undefined : await needs.readDocument(region, hash);
    if (!bytes) throw new Refusal('not-found', [{ field: 'id', reason: 'no-document' }]);
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(bytes) },
      headers: pdfHeaders(`surat-edaran-${id}.pdf`),
    };
  };

/** Whether somebody is who signs a circular, where there is a service and something to sign. */
const maySign = ({ isSignable }: Needs, { role, region }: Person, notice: Notice): boolean =>
  isSignable &&
  role === 'chair' &&
  region === notice.region &&
  !isPractice(region) &&
  notice.kind === 'circular' &&
  notice.documentHash !== undefined;

type Wanted = { kind: NoticeKind; region: string; id: string };

const found = async ({ circulars, campaign }: Needs, { kind, region, id }: Wanted) => {
  const notice = await circulars.find(region, kind, id);
  const served = servedRegion(campaign, region);
  if (!notice || !served)
    throw new Refusal('not-found', [{ field: 'id', reason: 'unknown-notice' }]);
  return { notice, served };
};
