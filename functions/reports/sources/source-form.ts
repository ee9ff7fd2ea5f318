import * as z from 'zod/mini';
import { schemeNames } from './schemes/list.ts';
import type { Source } from './source.ts';

export const sourceName = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));
/** Where a source is named in an address. */
export const sourcePath = z.object({ source: sourceName });

const expression = z.string().check(z.minLength(1), z.maxLength(500));
/** A space before or after it came with the copying. */
const secret = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

const formAddress = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));

/** A source as an admin makes or changes it; what is left out stays as it was. */
export const sourceForm = z.strictObject({
  scheme: z.optional(z.enum(schemeNames)),
  /** Every live secret, newest first. Left out: they stay; of a new source one is made and shown this once. */
  secrets: z.optional(z.array(secret).check(z.minLength(1), z.maxLength(4))),
  /** Makes a new secret, shown this once; the one before stays valid until the next. */
  rotate: z.optional(z.boolean()),
  header: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))),
  verifyToken: z.optional(z.string().check(z.minLength(8), z.maxLength(200))),
  mapping: z.optional(z.record(z.string().check(z.maxLength(40)), expression)),
  region: z.optional(z.string().check(z.maxLength(5))),
  api: z.optional(
    z.strictObject({
      baseUrl: z.string().check(z.maxLength(300)),
      /** Left out: the one that is known stays. */
      token: z.optional(secret),
      formId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/)),
    }),
  ),
  /** Where the form is filled in, with `{slip}`; null takes it out. */
  formAddress: z.optional(z.nullable(formAddress)),
  active: z.optional(z.boolean()),
  /** The moment of the change that was looked at (`changedAt`): refused when somebody changed it since. */
  seenAt: z.optional(z.iso.datetime()),
});
export type SourceForm = z.infer<typeof sourceForm>;

/** The same as a page sends it: one text a field, the mapping as lines `field = expression`. */
export const flatSourceForm = z.strictObject({
  source: sourceName,
  scheme: z.enum(schemeNames),
  newSecret: z.optional(secret),
  rotate: z.optional(z.literal('yes')),
  header: z.optional(z.string()),
  verifyToken: z.optional(z.string()),
  mapping: z.optional(z.string().check(z.maxLength(12_000))),
  region: z.optional(z.string()),
  formAddress: z.optional(formAddress),
  apiBaseUrl: z.optional(z.string()),
  apiToken: z.optional(z.string()),
  apiFormId: z.optional(z.string()),
  paused: z.optional(z.literal('yes')),
  seenAt: z.optional(z.string()),
});

/** What a page sent, as a program would say it. */
export const fromFlat = (
  flat: z.infer<typeof flatSourceForm>,
  kept: Source | undefined,
): Record<string, unknown> => {
  const { scheme, rotate, header, verifyToken, mapping, region, formAddress: form, seenAt } = flat;
  const { apiBaseUrl, apiToken, apiFormId, paused, newSecret } = flat;
  return {
    ...present({ scheme, header, verifyToken, region, formAddress: form, seenAt }),
    ...(rotate && { rotate: true }),
    ...(newSecret !== undefined && { secrets: [newSecret, ...(kept?.secrets ?? [])].slice(0, 2) }),
    ...(mapping !== undefined && { mapping: readLines(mapping) }),
    ...(apiBaseUrl !== undefined && {
      api: { baseUrl: apiBaseUrl, formId: apiFormId ?? '', ...(apiToken && { token: apiToken }) },
    }),
    active: paused !== 'yes',
  };
};

const present = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

/** Lines `field = expression` as a mapping; a line without `=` keeps its whole self as the field, to be refused by name. */
export const readLines = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const at = line.indexOf('=');
        if (at < 0) return [line.trim().slice(0, 40), ''];
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      }),
  );

/** A mapping as the lines an admin edits. */
export const writeLines = (mapping: Record<string, string> = {}): string =>
  Object.entries(mapping)
    .map(([field, said]) => `${field} = ${said}`)
    .join('\n');
