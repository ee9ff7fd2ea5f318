import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import type { Source } from '../source.ts';
import { readPayload } from './payload.ts';
import { verifyHmacHeader } from './proof.ts';
import type { Scheme, Told } from './scheme.ts';

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
const responseShape = z.looseObject({
  form_id: z.optional(z.string()),
  token: z.string().check(z.minLength(1), z.maxLength(256)),
  answers: z.optional(z.nullable(z.array(answerShape))),
});
const deliveryShape = z.looseObject({
  event_type: z.string(),
  form_response: z.optional(z.unknown()),
});

/** Typeform: `Typeform-Signature: sha256=<base64>` over the raw body, its last newline too; the response's token is its id. */
export const typeform: Scheme = {
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: 'typeform-signature',
      form: /^sha256=([A-Za-z0-9+/]{43}=)$/,
      encoding: 'base64',
    }),
  read: ({ body }, source) => {
    const delivery = z.safeParse(deliveryShape, readPayload(body));
    if (!delivery.success) throw refuseField('event_type', 'required');
    const { event_type: type, form_response: response } = delivery.data;
    return type === 'form_response' ? [typeformTold(response, source)] : [];
  },
  acceptedStatus: 200,
  refusedStatus: 401,
  overloadStatus: 503,
};

/**
 * What one Typeform response tells, from a webhook's `form_response` or an item of GET /forms/{id}/responses: the
 * response with `byRef` and `byId` beside its answers, so that a mapping can say `byRef.place`. Throws a Refusal.
 */
export const typeformTold = (response: unknown, { api }: Pick<Source, 'api'>): Told => {
  const parsed = z.safeParse(responseShape, response);
  if (!parsed.success) throw refuseField('form_response', 'malformed');
  const answers = parsed.data.answers ?? [];
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
