import { refuseField } from '../../../../shared/refusal.ts';
import { readFormFields, textField } from './form-fields.ts';
import { idText } from './payload.ts';
import { isLongSecret, plainSecret } from './proof.ts';
import type { Scheme, ReadItem } from './scheme.ts';
import * as z from 'zod/mini';
import type { SourceApi } from '../source.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import { tokenFor } from '../providers/media.ts';
import { ProviderFailure, type Provider } from '../providers/provider.ts';

/**
 * Jotform signs nothing and sends no header of ours: whatever comes is a hint that a submission may exist. Only
 * its number is used; the answers are read from Jotform's own API, and a number that Jotform does not know is
 * no report. Nothing says that Jotform tries again, so a hint is kept until it was read.
 */
export const jotform: Scheme = {
  docs: { senders: 'Jotform', note: 'a hint: the answers are read from Jotform' },
  verify: () => ({ ok: true }),
  read: (arrived, { api }) => {
    const fields = readFormFields(arrived);
    const id = number(fields, 'submissionID');
    const form = number(fields, 'formID');
    return [
      {
        deliveryId: id,
        payload: { formID: form, submissionID: id },
        hintOnly: true,
        ...(api && form !== api.formId && { aside: 'other-form' }),
      },
    ];
  },
  bodyTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  mostBytes: 'as-any-body',
  storedHeaders: [],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: 'none',
  api: { isNeeded: true, provider: (ask, api) => jotformApi(ask, api) },
  answeredTo: 'a-program',
  acceptedStatus: 200,
  refusedStatus: 401,
  overloadStatus: 503,
  unreadableType: 'accepted',
};

const number = (fields: ReturnType<typeof readFormFields>, name: string): string => {
  const value = idText(textField(fields, name)?.trim());
  if (value === undefined || !/^\d{1,30}$/.test(value)) throw refuseField(name, 'malformed');
  return value;
};

/** Jotform gives at most 1,000 a page, 20 unless asked (api.jotform.com/docs). */
const pageSize = 500;
/** `created_at` is told in a zone Jotform does not name: asked that much earlier, none is left out. */
const zoneDoubtMs = 36 * 3_600_000;

const submissionShape = z.looseObject({
  id: z.string().check(z.regex(/^\d{1,30}$/)),
  form_id: z.optional(z.string()),
  status: z.optional(z.nullable(z.string())),
  answers: z.optional(z.nullable(z.unknown())),
});
type Submission = z.infer<typeof submissionShape>;
const envelope = <Content extends z.ZodMiniType>(content: Content) =>
  z.looseObject({ responseCode: z.optional(z.int()), content });
const listShape = envelope(z.array(submissionShape));
const oneShape = envelope(z.unknown());

/**
 * Jotform's API: GET /form/{id}/submissions by offset, oldest id first, and GET /submission/{id}, under the
 * `APIKEY` header. Deleted submissions are told no more. A submission of another form is read as unknown.
 */
const jotformApi = (ask: AskProvider, api: SourceApi): Provider => {
  const headers = { apikey: api.token };
  return {
    list: async (sinceMs, after) => {
      const offset = Number(after ?? 0);
      const url = new URL(`${api.baseUrl}/form/${encodeURIComponent(api.formId)}/submissions`);
      const since = new Date(sinceMs - zoneDoubtMs).toISOString().slice(0, 19).replace('T', ' ');
      url.searchParams.set('limit', String(pageSize));
      url.searchParams.set('offset', String(offset));
      url.searchParams.set('orderby', 'id');
      url.searchParams.set('direction', 'ASC');
      url.searchParams.set('filter', JSON.stringify({ 'created_at:gt': since }));
      const page = await ask({ url, headers, shape: listShape });
      if (!page) throw new ProviderFailure('unknown-form');
      requireYes(page.responseCode);
      const submissions = page.content
        .filter(isThere)
        .filter(isAnswered)
        .map((submission) => ({ told: jotformTold(submission), submittedAt: undefined }));
      const read = page.content.length;
      return { submissions, next: read === 0 ? undefined : String(offset + read) };
    },
    read: async (deliveryId) => {
      const url = new URL(`${api.baseUrl}/submission/${encodeURIComponent(deliveryId)}`);
      const answer = await ask({ url, headers, shape: oneShape });
      if (!answer || answer.responseCode === 404) return undefined;
      requireYes(answer.responseCode);
      const submission = z.safeParse(submissionShape, answer.content);
      if (!submission.success) throw new ProviderFailure('unexpected-answer', submission.error);
      const { form_id: form, id } = submission.data;
      const ours = form === api.formId && id === deliveryId && isThere(submission.data);
      // Read too early, Jotform knows the submission and not yet its answers: it is read again.
      return ours && isAnswered(submission.data) ? jotformTold(submission.data) : undefined;
    },
    mediaRequest: (link) =>
      Promise.resolve({ url: link, headers: tokenFor(link, api, { headers, twins }) }),
  };
};

const twins = ['api', 'www', 'eu-api', 'eu', 'files'];

/** Jotform may answer 200 and say inside that it was none. */
const requireYes = (code = 200): void => {
  if (code === 200) return;
  if (code === 429) throw new ProviderFailure('busy');
  if (code === 401 || code === 403) throw new ProviderFailure('refused');
  throw new ProviderFailure(code === 404 ? 'unknown-form' : 'unexpected-answer');
};

const isThere = ({ status }: Submission): boolean => status !== 'DELETED';

/** Jotform lists the questions first: until one has an answer, it was read too early. */
const isAnswered = ({ answers }: Submission): boolean =>
  typeof answers === 'object' && answers !== null && Object.values(answers).some(hasAnswer);

const hasAnswer = (question: unknown): boolean =>
  typeof question === 'object' &&
  question !== null &&
  'answer' in question &&
  question.answer !== null &&
  question.answer !== '';

const fileAnswer = z.looseObject({ type: z.literal('control_fileupload'), answer: z.unknown() });

const jotformTold = (submission: Submission): ReadItem => {
  const answers = z.safeParse(z.record(z.string(), z.unknown()), submission.answers);
  const media = Object.values(answers.success ? answers.data : {})
    .flatMap((answer) => {
      const file = z.safeParse(fileAnswer, answer);
      return file.success ? [file.data.answer].flat(2) : [];
    })
    .filter((link): link is string => typeof link === 'string' && link !== '');
  return { deliveryId: submission.id, payload: submission, ...(media.length > 0 && { media }) };
};
