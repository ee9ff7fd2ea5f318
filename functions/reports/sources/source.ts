import * as z from 'zod/mini';
import { schemeNames } from './schemes/list.ts';

const apiShape = z.object({
  /** Where the provider's own API is asked, without a trailing slash. */
  baseUrl: z.string(),
  /** What the provider gave us to read our form's answers and media. */
  token: z.string(),
  /** The form, asset or number at the provider that is read. */
  formId: z.string(),
});

export type SourceApi = z.infer<typeof apiShape>;

/** A sender of webhooks: how it proves itself, how what it tells becomes a report, and where that belongs. */
export const sourceShape = z.object({
  source: z.string(),
  scheme: z.enum(schemeNames),
  /** Every live secret, the newest first; what a secret is, its scheme says. */
  secrets: z.array(z.string()).check(z.minLength(1), z.maxLength(4)),
  /** Which header carries the signature or the secret, where the scheme leaves that open. */
  header: z.optional(z.string()),
  /** What the provider must show when it asks whether we want its deliveries. */
  verifyToken: z.optional(z.string()),
  /** JMESPath from a payload to each field of a report; left out when payloads already are reports. */
  mapping: z.optional(z.record(z.string(), z.string())),
  /** The region of everything this source sends; undefined when each delivery names its own. */
  region: z.optional(z.string()),
  /** Where its form is filled in, with `{slip}` where the form takes a value beforehand. */
  formAddress: z.optional(z.string()),
  /** The provider's API: to read again what was only hinted at, to fetch media, and to close gaps. */
  api: z.optional(apiShape),
  active: z.boolean(),
  /** Milliseconds since the epoch. */
  changedAt: z.number(),
});
export type Source = z.infer<typeof sourceShape>;
