import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { momentOf } from '../../../shared/calendar/dates.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { checkFields, readUpload, type Upload } from '../../../shared/http/upload.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { requireAccess } from '../../access.ts';
import type { CircularStore } from './circular-store.ts';
import { paths, type Notice } from './circular.ts';
import type { KeepDocument } from './document.ts';
import { listedNotice } from './shown-notice.ts';

const regionField = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
const line = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );
const httpsLink = z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/, 'not-https'));

export const circularForm = z.strictObject({
  region: regionField,
  title: line(5, 200),
  number: line(2, 80),
  effectiveOn: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  link: z.optional(httpsLink),
});

export const briefingForm = z.strictObject({
  region: regionField,
  title: line(5, 200),
  manner: z.enum(['in-person', 'virtual']),
  /** On the region's own clock, 'YYYY-MM-DDTHH:MM'. */
  heldAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  place: z.optional(line(2, 200)),
  link: z.optional(httpsLink),
});

/** The most bytes a circular's PDF may have. */
export const mostDocumentBytes = 4 * 1024 * 1024;

type Needs = {
  campaign: Campaign;
  circulars: Pick<CircularStore, 'add'>;
  keepDocument: KeepDocument;
  attemptOf: NameAttempt;
  now: () => number;
};

/** POST /v1/circulars: a region issues a circular to its units, with its PDF or an address; once per Idempotency-Key. */
export const issueCircularHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { person, upload } = await sent('issueCircular', request);
    const { region, title, number, effectiveOn, link } = checkFields(upload, circularForm);
    requireAccess('issueCircular', person, region);
    checkRegion(needs.campaign, region);
    if (!isDay(effectiveOn)) throw refuseField('effectiveOn', 'no-such-day');
    const { file } = upload;
    if (file === undefined && link === undefined) throw refuseField('link', 'link-or-document');
    if (file && !isPdf(file)) throw refuseField('document', 'not-a-pdf');
    const documentHash = file && createHash('sha256').update(file).digest('hex');
    const said = { region, title, number, documentHash };
    const attempt = await needs.attemptOf(ownKey(upload, request), said);
    // First the document: a circular that stands in the list always has it.
    if (file && documentHash !== undefined)
      await needs.keepDocument({ region, hash: documentHash, bytes: file });
    return kept(needs, request, {
      kind: 'circular',
      region,
      id: attempt.key.slice(0, 16),
      title: tidyText(title),
      number: tidyText(number),
      effectiveOn,
      link,
      documentHash,
      issuedAt: needs.now(),
      bodyHash: attempt.body,
    });
  };

/** POST /v1/briefings: a region calls its units to a briefing, in person or virtual; once per Idempotency-Key. */
export const callBriefingHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { person, upload } = await sent('callBriefing', request);
    const form = checkFields(upload, briefingForm);
    requireAccess('callBriefing', person, form.region);
    const { zone } = checkRegion(needs.campaign, form.region);
    if (!isDay(form.heldAt.slice(0, 10)) || form.heldAt.slice(11) > '23:59')
      throw refuseField('heldAt', 'no-such-day');
    if (form.manner === 'in-person' && form.place === undefined)
      throw refuseField('place', 'required');
    const attempt = await needs.attemptOf(ownKey(upload, request), form);
    return kept(needs, request, {
      kind: 'briefing',
      region: form.region,
      id: attempt.key.slice(0, 16),
      title: tidyText(form.title),
      manner: form.manner,
      heldAt: momentOf(form.heldAt, zone),
      place: form.place && tidyText(form.place),
      link: form.link,
      issuedAt: needs.now(),
      bodyHash: attempt.body,
    });
  };

/** Who asks is known before anything they sent is looked at. */
const sent = async (operation: 'issueCircular' | 'callBriefing', request: Request) => {
  const person = requireAccess(operation, request.person);
  return { person, upload: await readUpload(request, mostDocumentBytes) };
};

const checkRegion = (campaign: Campaign, code: string) => {
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  return region;
};

const kept = async ({ circulars }: Needs, request: Request, notice: Notice) => {
  if ((await circulars.add(notice)) === 'other-body') throw new Refusal('idempotency-key-reused');
  const location = `${request.base}/v1/${paths[notice.kind]}/${notice.region}/${notice.id}`;
  if (request.wantsHtml) return { status: 303, headers: { location } };
  return { status: 201, body: listedNotice(notice), headers: { location } };
};

const ownKey = ({ idempotencyKey }: Upload, { headers }: Request): string | undefined =>
  headers['idempotency-key']?.[0] ?? idempotencyKey;

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
};
