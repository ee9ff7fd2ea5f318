import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import type { Source, SourceApi } from '../source.ts';
import { readPayload } from './payload.ts';
import { isLongSecret, plainSecret, verifyHmacHeader } from './proof.ts';
import type { Scheme, ReadItem } from './scheme.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import { readOrFail, tokenFor } from '../providers/media.ts';
import { ProviderFailure, type Listed, type Provider } from '../providers/provider.ts';

const choice = z.looseObject({ label: z.optional(z.string()), other: z.optional(z.string()) });
const answerShape = z.looseObject({
  type: z.string(),
  field: z.looseObject({ id: z.optional(z.string()), ref: z.optional(z.string()) }),
});
const choiceAnswer = z.looseObject({ choice });
const choicesAnswer = z.looseObject({
  choices: z.looseObject({
    labels: z.optional(z.array(z.string())),
    other: z.optional(z.string()),
  }),
});
const formResponse = z.looseObject({
  form_id: z.optional(z.string()),
  token: z.string().check(z.minLength(1), z.maxLength(256)),
  answers: z.optional(z.nullable(z.array(z.unknown()))),
});
const deliveryShape = z.looseObject({
  event_type: z.string(),
  form_response: z.optional(z.unknown()),
});

const signatureHeader = 'typeform-signature';

/** Typeform: `Typeform-Signature: sha256=<base64>` over the raw body, its last newline too; the response's token is its id. */
export const typeform: Scheme = {
  docs: { senders: 'Typeform', note: '' },
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: signatureHeader,
      form: /^sha256=([A-Za-z0-9+/]{43}=)$/,
      encoding: 'base64',
    }),
  read: ({ body }, source) => {
    const delivery = z.safeParse(deliveryShape, readPayload(body));
    if (!delivery.success) throw refuseField('event_type', 'required');
    const { event_type: type, form_response: response } = delivery.data;
    return type === 'form_response' ? [typeformTold(response, source)] : [];
  },
  bodyTypes: ['application/json'],
  mostBytes: 'as-any-body',
  storedHeaders: [signatureHeader],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: 'none',
  api: { isNeeded: false, provider: (ask, api) => typeformApi(ask, api) },
  answeredTo: 'a-program',
  acceptedStatus: 200,
  refusedStatus: 401,
  overloadStatus: 503,
  unreadableType: 'accepted',
};

/**
 * What one Typeform response tells, from a webhook's `form_response` or an item of GET /forms/{id}/responses: the
 * response with `byRef` and `byId` beside its answers, so that a mapping can say `byRef.place`. Throws a Refusal.
 */
const typeformTold = (response: unknown, { api }: Pick<Source, 'api'>): ReadItem => {
  const parsed = z.safeParse(formResponse, response);
  if (!parsed.success) throw refuseField('form_response', 'malformed');
  // Typeform may invent another kind of answer tomorrow: it stays in the payload, and keeps no other back.
  const answers = (parsed.data.answers ?? []).flatMap((one) => {
    const read = z.safeParse(answerShape, one);
    return read.success ? [read.data] : [];
  });
  const media = answers.map(({ file_url }) => file_url).filter((url) => typeof url === 'string');
  const otherForm = api && parsed.data.form_id !== undefined && parsed.data.form_id !== api.formId;
  return {
    deliveryId: parsed.data.token,
    payload: { ...parsed.data, byRef: by('ref', answers), byId: by('id', answers) },
    ...(media.length > 0 && { media }),
    ...(otherForm && { aside: 'other-form' }),
  };
};

type Answer = z.infer<typeof answerShape>;

const by = (key: 'ref' | 'id', answers: Answer[]): Record<string, unknown> =>
  Object.fromEntries(
    answers.flatMap((answer) => {
      const name = answer.field[key];
      return name === undefined ? [] : [[name, valueOf(answer)]];
    }),
  );

/** The value of an answer stands under the name of its type; choices are told by their labels. */
const valueOf = (answer: Answer): unknown => {
  const one = z.safeParse(choiceAnswer, answer);
  if (one.success) return one.data.choice.label ?? one.data.choice.other;
  const many = z.safeParse(choicesAnswer, answer);
  if (!many.success) return answer[answer.type];
  const { labels = [], other } = many.data.choices;
  return other === undefined ? labels : [...labels, other];
};

/** Typeform gives at most 1,000 a page, 25 unless asked (typeform.com/developers, Retrieve responses). */
const pageSize = 500;

const listedResponse = z.looseObject({ token: z.string(), submitted_at: z.string() });
const pageShape = z.looseObject({ items: z.array(listedResponse) });
type Response = z.infer<typeof listedResponse>;

/**
 * Typeform's Responses API: GET /forms/{id}/responses under a bearer token, newest first, each page `before`
 * the last token: that goes through all of them without repeating any. The youngest half hour may be missing.
 */
const typeformApi = (ask: AskProvider, api: SourceApi): Provider => {
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
