import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import { isOneOf } from '../../signatures/shared-secret.ts';
import { asObject, idText, readPayload } from './payload.ts';
import { isLongSecret, oneHeader, plainSecret, refuse } from './proof.ts';
import type { Scheme, ReadItem } from './scheme.ts';
import type { SourceApi } from '../source.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import { readOrFail, tokenFor } from '../providers/media.ts';
import { ProviderFailure, type Listed, type Provider } from '../providers/provider.ts';

/**
 * KoboToolbox REST service: nothing is signed; a secret `user:password` comes as basic auth, or any secret in
 * the custom header the source names. It reads the submission again at every try, so the same id may come
 * with other content: every version is kept. It tries again after 502, 503 and 504 only.
 */
export const kobo: Scheme = {
  docs: { senders: 'KoboToolbox', note: 'basic auth or a header' },
  verify: ({ headers }, { header, secrets }) => {
    const name = header ?? 'authorization';
    const sent = oneHeader(headers, name);
    if (!sent.ok) return sent;
    const given = header === undefined ? basicCredentials(sent.value) : sent.value;
    if (given === undefined) return refuse(name, 'malformed');
    return isOneOf(given, secrets) ? { ok: true } : refuse(name, 'wrong-secret');
  },
  read: ({ body }) => [koboTold(readPayload(body))],
  bodyTypes: ['application/json'],
  mostBytes: 'as-any-body',
  storedHeaders: [],
  pastedHeaders: {},
  // `_submission_time` is UTC and does not say so.
  zoneless: 'utc',
  drafts: 'none',
  otherContent: 'later-version',
  namesHeader: true,
  isSecret: isLongSecret,
  makesSecret: (random) => `netral:${plainSecret(random)}`,
  handshake: 'none',
  api: { isNeeded: false, provider: (ask, api) => koboApi(ask, api) },
  answeredTo: 'a-program',
  acceptedStatus: 202,
  refusedStatus: 401,
  overloadStatus: 503,
  unreadableType: 'accepted',
};

const attachments = z.array(z.unknown());
const attachment = z.looseObject({ download_url: z.string() });

/** What one Kobo submission tells, from a push or an item of GET /api/v2/assets/{uid}/data/. Throws a Refusal when it has no id. */
const koboTold = (submission: unknown): ReadItem => {
  const payload = asObject(submission);
  const attached = z.safeParse(attachments, payload['_attachments']);
  // One that has no address (deleted, or still on its way) keeps none of the others back.
  const media = (attached.success ? attached.data : []).flatMap((one) => {
    const read = z.safeParse(attachment, one);
    return read.success && read.data.download_url !== '' ? [read.data.download_url] : [];
  });
  return { ...submissionId(payload), payload, ...(media.length > 0 && { media }) };
};

/**
 * An edit gives a submission a new `_uuid`; where the server is new enough, `meta/rootUuid` stays (kobotoolbox/kpi
 * #3940). Elsewhere `meta/deprecatedID` names the version before, which is the first after one edit only, and a hook
 * that is tried again sends the latest version, so that one between may never come. What stays there is `_id`, the
 * number in that server's own database (kobotoolbox/kobocat #572): it counts together with the form's own id.
 */
const submissionId = (
  payload: Record<string, unknown>,
): Pick<ReadItem, 'deliveryId' | 'knownBy'> => {
  const root = uuidIn(payload, 'meta/rootUuid');
  if (root) return { deliveryId: root };
  const before = uuidIn(payload, 'meta/deprecatedID');
  const own = uuidIn(payload, '_uuid') ?? uuidIn(payload, 'meta/instanceID');
  const deliveryId = before ?? own;
  if (!deliveryId) throw refuseField('_uuid', 'required');
  const number = idText(payload['_id']);
  const form = idText(payload['_xform_id_string']);
  const stays = number && form ? [`${form}#${number}`] : [];
  const uuids = [before, own].filter((id) => id !== undefined);
  const isEdit = before !== undefined;
  const knownBy = { names: [...stays, ...uuids], isEdit, waits: isEdit && stays.length === 0 };
  return { deliveryId, knownBy };
};

const uuidIn = (payload: Record<string, unknown>, field: string): string | undefined =>
  idText(payload[field])?.replace(/^uuid:/, '') || undefined;

const basicCredentials = (value: string): Uint8Array | undefined => {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(value)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
};

/** Kobo gives at most 1,000 a page, 100 unless asked (community.kobotoolbox.org, topic 74610). */
const pageSize = 500;

const submissionShape = z.looseObject({
  _id: z.int(),
  _submission_time: z.optional(z.string()),
});
const pageShape = z.looseObject({
  next: z.optional(z.nullable(z.string())),
  results: z.array(submissionShape),
});
type Submission = z.infer<typeof submissionShape>;

/**
 * KoboToolbox's API v2: GET /api/v2/assets/{uid}/data/ under `Authorization: Token …`, in the order of `_id`,
 * each page from the last `_id` on: nothing is skipped when a submission is deleted between two pages. Times
 * are UTC without saying so.
 */
const koboApi = (ask: AskProvider, api: SourceApi): Provider => {
  const headers = { authorization: `Token ${api.token}` };
  const data = (query: object, limit: number) => {
    const url = new URL(`${api.baseUrl}/api/v2/assets/${encodeURIComponent(api.formId)}/data/`);
    url.searchParams.set('format', 'json');
    url.searchParams.set('query', JSON.stringify(query));
    url.searchParams.set('sort', JSON.stringify({ _id: 1 }));
    url.searchParams.set('limit', String(limit));
    return ask({ url, headers, shape: pageShape });
  };
  return {
    list: async (sinceMs, after) => {
      const since = new Date(sinceMs).toISOString().slice(0, 19);
      const page = await data(
        {
          _submission_time: { $gte: since },
          ...(after !== undefined && { _id: { $gt: Number(after) } }),
        },
        pageSize,
      );
      if (!page) throw new ProviderFailure('unknown-form');
      const last = page.next ? page.results.at(-1) : undefined;
      return { submissions: page.results.map(listed), next: last && String(last._id) };
    },
    read: async (deliveryId) => {
      const uuid = `uuid:${deliveryId}`;
      const found = await data(
        {
          $or: [{ _uuid: deliveryId }, { 'meta/rootUuid': uuid }, { 'meta/instanceID': uuid }],
        },
        1,
      );
      const [submission] = found?.results ?? [];
      return submission && toldOf(submission);
    },
    mediaRequest: (link) =>
      Promise.resolve({ url: link, headers: tokenFor(link, api, { headers, twins }) }),
  };
};

/** The form server and the data server of one installation share their domain. */
const twins = ['kf', 'kc', 'kobo'];

const toldOf = (submission: Submission): ReadItem => readOrFail(() => koboTold(submission));

const listed = (submission: Submission): Listed => ({
  told: toldOf(submission),
  submittedAt: utcMs(submission._submission_time),
});

const utcMs = (text: string | undefined): number | undefined => {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text ?? '') ? text : `${text}Z`;
  const ms = Date.parse(zoned ?? '');
  return Number.isNaN(ms) ? undefined : ms;
};
