import * as z from 'zod/mini';
import { typeformTold } from '../schemes/typeform.ts';
import type { SourceApi } from '../source.ts';
import type { AskProvider } from './ask-provider.ts';
import { readOrFail, tokenFor } from './media.ts';
import { ProviderFailure, type Listed, type Provider } from './provider.ts';

/** Typeform gives at most 1,000 a page, 25 unless asked (typeform.com/developers, Retrieve responses). */
const pageSize = 500;

const responseShape = z.looseObject({ token: z.string(), submitted_at: z.string() });
const pageShape = z.looseObject({ items: z.array(responseShape) });
type Response = z.infer<typeof responseShape>;

/**
 * Typeform's Responses API: GET /forms/{id}/responses under a bearer token, newest first, each page `before`
 * the last token: that goes through all of them without repeating any. The youngest half hour may be missing.
 */
export const typeformProvider = (ask: AskProvider, api: SourceApi): Provider => {
  const headers = { authorization: `Bearer ${api.token}` };
  const responses = async (parameters: Record<string, string>) => {
    const url = new URL(`${api.baseUrl}/forms/${encodeURIComponent(api.formId)}/responses`);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const page = await ask({ url, headers, shape: pageShape });
    if (!page) throw new ProviderFailure('unknown-form');
    return page.items;
  };
  const listed = (response: Response): Listed => ({
    told: readOrFail(() => typeformTold(response, { api })),
    submittedAt: momentOf(response),
  });
  return {
    list: async (sinceMs, after) => {
      const items = await responses({
        page_size: String(pageSize),
        ...(after !== undefined && { before: after }),
      });
      const last = items.at(-1);
      const isEnough = !last || momentOf(last) < sinceMs;
      const wanted = items.filter((item) => momentOf(item) >= sinceMs);
      return { submissions: wanted.map(listed), next: isEnough ? undefined : last.token };
    },
    read: async (deliveryId) => {
      const items = await responses({ included_response_ids: deliveryId });
      const found = items.find(({ token }) => token === deliveryId);
      return found && listed(found).told;
    },
    mediaRequest: (link) =>
      Promise.resolve({ url: link, headers: tokenFor(link, api, { headers }) }),
  };
};

const momentOf = ({ submitted_at: at }: Response): number => {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new ProviderFailure('unexpected-answer');
  return ms;
};
