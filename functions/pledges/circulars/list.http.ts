import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { mayCall, requireAccess } from '../../access.ts';
import type { CircularStore } from './circular-store.ts';
import { answersUntil, type NoticeKind } from './circular.ts';
import type { ReadDocument } from './document.ts';
import {
  answeredShape,
  countAnswered,
  listedNotice,
  listedShape,
  unitLineShape,
  unitLines,
} from './shown-notice.ts';
import { makeUnitLink } from './unit-link.ts';

const regionField = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
export const noticesQuery = z.object({ region: z.optional(regionField) });
export const noticePath = z.object({
  region: regionField,
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
});

export const noticesAnswer = z.object({
  region: z.string(),
  notices: z.array(z.extend(listedShape, { answers: answeredShape })),
});
export const noticeAnswer = z.extend(listedShape, {
  answersUntil: z.string(),
  units: z.array(z.extend(unitLineShape, { link: z.nullable(z.string()) })),
});

const operations = {
  circular: { list: 'listCirculars', read: 'readCircular', issue: 'issueCircular' },
  briefing: { list: 'listBriefings', read: 'readBriefing', issue: 'callBriefing' },
} as const;

type Needs = {
  campaign: Campaign;
  circulars: CircularStore;
  readDocument: ReadDocument;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  newId: () => string;
};

/** GET /v1/circulars, /v1/briefings: those of a region, newest first, with how many units answered. */
export const listNoticesHttp =
  (kind: NoticeKind, { campaign, circulars, newId }: Needs): HttpUseCase =>
  async (request) => {
    const { list, issue } = operations[kind];
    requireAccess(list, request.person);
    const asked = readParameters(request.query, noticesQuery).region;
    const own = regionsOf(campaign, request.person);
    const region = asked ?? own[0]?.code ?? '';
    const person = requireAccess(list, request.person, region);
    const served = servedRegion(campaign, region);
    if (!served) throw refuseField('region', 'unknown-region');
    const notices = await Promise.all(
      (await circulars.list(region, kind)).map(async (notice) => ({
        ...listedNotice(notice),
        answers: countAnswered(unitLines(served, await circulars.replies(region, notice.id))),
      })),
    );
    const mayIssue = mayCall(issue, person, region) === 'allowed';
    const shown = { kind, region, regions: own, notices, mayIssue, idempotencyKey: newId() };
    return {
      status: 200,
      body: { region, notices },
      page: async (frame) => (await import('./pages/notices.tsx')).renderNotices(frame, shown),
    };
  };

const regionsOf = ({ regions }: Campaign, person: Person | undefined) =>
  regions.filter(({ code }) => person !== undefined && covers(person.region, code));

/** GET /v1/circulars/{region}/{id}, /v1/briefings/…: one with every unit's answer and, for who issued it, every unit's link. */
export const readNoticeHttp =
  (kind: NoticeKind, needs: Needs): HttpUseCase =>
  async (request) => {
    const { read, issue } = operations[kind];
    requireAccess(read, request.person);
    const { region, id } = readParameters(request.params, noticePath);
    const person = requireAccess(read, request.person, region);
    const { notice, served } = await found(needs, { kind, region, id });
    const mayPassOn = mayCall(issue, person, region) === 'allowed';
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
      answersUntil: new Date(expiresAt).toISOString(),
      units,
    };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/notice.tsx')).renderNotice(frame, body),
    };
  };

/** GET /v1/circulars/{region}/{id}/document: the PDF as it was issued, for anybody; never shown inside our own pages. */
export const readDocumentHttp =
  (needs: Needs): HttpUseCase =>
  async (request: Request) => {
    const { region, id } = readParameters(request.params, noticePath);
    const { notice } = await found(needs, { kind: 'circular', region, id });
    const hash = notice.kind === 'circular' ? notice.documentHash : undefined;
    const bytes = hash === undefined ? undefined : await needs.readDocument(region, hash);
    if (!bytes) throw new Refusal('not-found', [{ field: 'id', reason: 'no-document' }]);
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(bytes) },
      headers: {
        'content-disposition': `attachment; filename="surat-edaran-${id}.pdf"`,
        'content-security-policy': "default-src 'none'; sandbox",
      },
    };
  };

type Wanted = { kind: NoticeKind; region: string; id: string };

const found = async ({ circulars, campaign }: Needs, { kind, region, id }: Wanted) => {
  const notice = await circulars.find(region, kind, id);
  const served = servedRegion(campaign, region);
  if (!notice || !served)
    throw new Refusal('not-found', [{ field: 'id', reason: 'unknown-notice' }]);
  return { notice, served };
};
