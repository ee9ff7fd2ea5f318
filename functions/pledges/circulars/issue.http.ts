import { createHash } from 'node:crypto';
import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import { momentOf } from '../../../shared/calendar/dates.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { paths, type Notice } from './circular.ts';
import type { CircularStore } from './circular-store.ts';
import type { StoreDocument } from './document.ts';
import type { CircularOperations } from './operations.ts';
import { listedNotice } from './notice-view.ts';

type Issue = CircularOperations['issueCircular'];

type Needs = {
  campaign: Campaign;
  circulars: Pick<CircularStore, 'add'>;
  storeDocument: StoreDocument;
  attemptOf: NameAttempt;
  now: () => number;
};

/** POST /v1/circulars: a region issues a circular to its units, with its PDF or an address; once per Idempotency-Key. */
export const issueCircularHttp =
  (needs: Needs): Does<Issue> =>
  async ({ body: form, file, idempotencyKey, within, request }) => {
    const { region, effectiveOn, link } = form;
    const person = within(region);
    requireServed(needs.campaign, region);
    if (!isDay(effectiveOn)) throw refuseField('effectiveOn', 'no-such-day');
    if (file === undefined && link === undefined) throw refuseField('link', 'link-or-document');
    if (file && !isPdf(file)) throw refuseField('document', 'not-a-pdf');
    const documentHash = file && createHash('sha256').update(file).digest('hex');
    const attempt = await needs.attemptOf(ownMark(person, idempotencyKey), {
      ...form,
      documentHash,
    });
    // First the document: a circular that is in the list always has it.
    if (file && documentHash !== undefined)
      await needs.storeDocument({ region, hash: documentHash, bytes: file });
    return issued(needs, request, {
      kind: 'circular',
      region,
      id: attempt.key.slice(0, 16),
      title: tidyText(form.title),
      number: tidyText(form.number),
      effectiveOn,
      link,
      documentHash,
      issuedAt: needs.now(),
      bodyHash: attempt.body,
    });
  };

/** POST /v1/briefings: a region calls its units to a briefing, in person or virtual; once per Idempotency-Key. */
export const callBriefingHttp =
  (needs: Needs): Does<CircularOperations['callBriefing']> =>
  async ({ body: form, idempotencyKey, within, request }) => {
    const person = within(form.region);
    const { zone } = requireServed(needs.campaign, form.region);
    if (!isDay(form.heldAt.slice(0, 10)) || form.heldAt.slice(11) > '23:59')
      throw refuseField('heldAt', 'no-such-day');
    if (form.manner === 'in-person' && form.place === undefined)
      throw refuseField('place', 'required');
    const attempt = await needs.attemptOf(ownMark(person, idempotencyKey), form);
    return issued(needs, request, {
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

const requireServed = (campaign: Campaign, code: string) => {
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  return region;
};

/** Stores a notice; a retry gets the one that its first try stored. */
const issued = async (
  { circulars }: Needs,
  { base, wantsHtml }: Call<Issue>['request'],
  notice: Notice,
): Promise<AnswerOf<Issue>> => {
  const stored = await circulars.add(notice);
  if (stored === 'other-body') throw new Refusal('idempotency-key-reused');
  const location = `${base}/v1/${paths[stored.kind]}/${stored.region}/${stored.id}`;
  if (wantsHtml) return { status: 303, headers: { location } };
  return { status: 201, body: listedNotice(stored), headers: { location } };
};

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
};
