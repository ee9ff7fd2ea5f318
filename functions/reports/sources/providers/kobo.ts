import * as z from 'zod/mini';
import { koboTold } from '../schemes/kobo.ts';
import type { Told } from '../schemes/scheme.ts';
import type { SourceApi } from '../source.ts';
import type { AskProvider } from './ask-provider.ts';
import { readOrFail, tokenFor } from './media.ts';
import { ProviderFailure, type Listed, type Provider } from './provider.ts';

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
export const koboProvider = (ask: AskProvider, api: SourceApi): Provider => {
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

const toldOf = (submission: Submission): Told => readOrFail(() => koboTold(submission));

const listed = (submission: Submission): Listed => ({
  told: toldOf(submission),
  submittedAt: utcMs(submission._submission_time),
});

const utcMs = (text: string | undefined): number | undefined => {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text ?? '') ? text : `${text}Z`;
  const ms = Date.parse(zoned ?? '');
  return Number.isNaN(ms) ? undefined : ms;
};
