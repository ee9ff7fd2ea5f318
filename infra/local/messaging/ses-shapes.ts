import * as z from 'zod/mini';

const text = z.strictObject({ Data: z.string(), Charset: z.optional(z.string()) });
const tag = z.strictObject({ Name: z.string(), Value: z.string() });

/** "SendEmail" of the SES API v2, as far as it is hosted: a simple message to people who are named. */
export const sendEmail = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({
    ToAddresses: z._default(z.array(z.string()), []),
    CcAddresses: z._default(z.array(z.string()), []),
    BccAddresses: z._default(z.array(z.string()), []),
  }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: text,
      Body: z.strictObject({ Text: z.optional(text), Html: z.optional(text) }),
    }),
  }),
  ReplyToAddresses: z.optional(z.array(z.string())),
  EmailTags: z._default(z.array(tag), []),
  ConfigurationSetName: z.optional(z.string()),
});
export type SendEmail = z.infer<typeof sendEmail>;
export type MailText = z.infer<typeof text>;
