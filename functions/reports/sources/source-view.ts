import * as z from 'zod/mini';
import { schemeNames } from './schemes/list.ts';
import { formPath } from './form-address.ts';
import type { Source } from './source.ts';

/** A source as admins see it: never its secrets, tokens or verify token. */
export const sourceView = z.object({
  source: z.string(),
  scheme: z.enum(schemeNames),
  /** What the provider is given to send to. */
  address: z.string(),
  region: z.nullable(z.string()),
  header: z.nullable(z.string()),
  mapping: z.nullable(z.record(z.string(), z.string())),
  formAddress: z.nullable(z.string()),
  /** What whoever reports is given, so that they have a follow-up code before they fill the form in. */
  shareAddress: z.nullable(z.string()),
  api: z.nullable(z.object({ baseUrl: z.string(), formId: z.string() })),
  active: z.boolean(),
  liveSecrets: z.int(),
  changedAt: z.string(),
});
export type SourceView = z.infer<typeof sourceView>;

export const viewOfSource = (source: Source, publicUrl: string): SourceView => ({
  source: source.source,
  scheme: source.scheme,
  address: `${publicUrl}/v1/webhooks/${source.source}`,
  region: source.region ?? null,
  header: source.header ?? null,
  mapping: source.mapping ?? null,
  formAddress: source.formAddress ?? null,
  shareAddress:
    source.formAddress === undefined
      ? null
      : `${publicUrl}${formPath.replace('{source}', source.source)}`,
  api: source.api ? { baseUrl: source.api.baseUrl, formId: source.api.formId } : null,
  active: source.active,
  liveSecrets: source.secrets.length,
  changedAt: new Date(source.changedAt).toISOString(),
});
