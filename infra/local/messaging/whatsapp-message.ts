import * as z from 'zod/mini';

const head = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.optional(z.literal('individual')),
  to: z.string().check(z.regex(/^\+\d{8,15}$/)),
};

const gap = z.strictObject({
  type: z.literal('text'),
  text: z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[^\n\t]*$/)),
});

/** Of a template its body and one button whose address ends as the message says. */
const component = z.union([
  z.strictObject({
    type: z.literal('body'),
    parameters: z.array(gap).check(z.minLength(1), z.maxLength(20)),
  }),
  z.strictObject({
    ...{ type: z.literal('button'), sub_type: z.literal('url'), index: z.literal('0') },
    parameters: z.array(gap).check(z.minLength(1), z.maxLength(1)),
  }),
]);

/** Of Meta's messages texts and templates are hosted, as the Cloud API takes them. */
const messageShape = z.union([
  z.strictObject({
    ...head,
    type: z.literal('text'),
    text: z.strictObject({
      preview_url: z.optional(z.boolean()),
      body: z.string().check(z.minLength(1), z.maxLength(4096)),
    }),
  }),
  z.strictObject({
    ...head,
    type: z.literal('template'),
    template: z.strictObject({
      name: z.string().check(z.regex(/^[a-z0-9_]{1,512}$/)),
      language: z.strictObject({ code: z.string().check(z.regex(/^[a-z]{2}(_[A-Z]{2})?$/)) }),
      components: z._default(z.array(component), []),
    }),
  }),
]);
type Message = z.infer<typeof messageShape>;

/** A message as a phone shows it: a template by its name and what fills its gaps, since its words lie with Meta. */
export type OutboxMessage = { to: string; body: string };

/** Reads what was handed over, base64; undefined where it is no message that is hosted. */
export const readMessage = (base64: string): OutboxMessage | undefined => {
  try {
    const parsed = z.safeParse(
      messageShape,
      JSON.parse(Buffer.from(base64, 'base64').toString('utf8')),
    );
    return parsed.success ? { to: parsed.data.to, body: bodyOf(parsed.data) } : undefined;
  } catch {
    return undefined;
  }
};

const bodyOf = (message: Message): string => {
  if (message.type === 'text') return message.text.body;
  const { name, components } = message.template;
  const lines = components.map(
    ({ type, parameters }) =>
      `${type === 'body' ? '' : '→ '}${parameters.map(({ text }) => text).join(' · ')}`,
  );
  return [`[${name}]`, ...lines].join('\n');
};
