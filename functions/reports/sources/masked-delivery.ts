import * as z from 'zod/mini';
import { Refusal } from '../../../shared/refusal.ts';
import { fieldName } from './field-names.ts';
import { maskedPart, maskedParts } from './masked-payload.ts';
import type { FoundDelivery } from './quarantined.ts';
import { readAgain } from './read-again.ts';
import { readFormFields } from './schemes/form-fields.ts';
import { everyScheme } from './schemes/list.ts';
import { mediaTypeOf, readPayload } from './schemes/payload.ts';
import type { Source } from './source.ts';

/** A delivery in quarantine as admins see it: its names, kinds and lengths, and none of its values. */
export const maskedDelivery = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.string(),
  bodyBytes: z.int(),
  /** 'mapping': each thing it tells, as a mapping reads it. 'json', 'form': the body as it came. */
  readAs: z.enum(['mapping', 'json', 'form', 'unreadable']),
  /** One list for each thing it tells. */
  tells: z.array(z.array(maskedPart)),
  /** It has more parts than are shown. */
  more: z.boolean(),
  headers: z.array(
    z.object({
      name: z.string(),
      /** Characters. */
      length: z.int(),
      /** Only of a media type that everybody knows. */
      value: z.nullable(z.string()),
    }),
  ),
});
export type MaskedDelivery = z.infer<typeof maskedDelivery>;

/** The most parts that are shown of one delivery. */
export const mostParts = 500;

/** Shows a delivery without any of its values, so that a mapping can be mended by its paths. */
export const maskDelivery = (entry: FoundDelivery, source: Source | undefined): MaskedDelivery => {
  const { readAs, payloads } = readingOf(entry, source);
  const { tells, left } = maskAll(payloads);
  return {
    source: entry.source,
    id: entry.id,
    reason: entry.reason,
    fields: entry.fields,
    receivedAt: new Date(entry.receivedAt).toISOString(),
    bodyBytes: entry.bodyBytes,
    readAs,
    tells,
    more: left < 0,
    headers: maskHeaders(entry.headers ?? {}),
  };
};

/** One part more than may be shown is asked for: it tells whether there are more. */
const maskAll = (payloads: unknown[]) => {
  let left = mostParts;
  const tells = payloads.map((payload) => {
    const room = Math.max(0, left);
    const parts = maskedParts(payload, room + 1);
    left -= parts.length;
    return parts.slice(0, room);
  });
  return { tells: tells.filter((parts) => parts.length > 0), left };
};

type Reading = { readAs: MaskedDelivery['readAs']; payloads: unknown[] };

const readingOf = (entry: FoundDelivery, source: Source | undefined): Reading => {
  const told = source && ifReadable(() => readAgain(entry, source).told);
  if (told && told.length > 0)
    return { readAs: 'mapping', payloads: told.map(({ payload }) => payload) };
  const { body, headers = {} } = entry;
  const json = ifReadable(() => [readPayload(body)]);
  if (json) return { readAs: 'json', payloads: json };
  const form = ifReadable(() => readFormFields({ headers, body }));
  // Whatever is no form is one without a field that was filled.
  return form && Object.keys(form).length > 0
    ? { readAs: 'form', payloads: [form] }
    : { readAs: 'unreadable', payloads: [] };
};

const ifReadable = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** What everybody may read of a header: it says how a body is written, and nothing of what it says. */
const knownTypes = new Set([
  ...everyScheme.flatMap(({ bodyTypes }) => bodyTypes),
  'application/xml',
  'application/octet-stream',
  'text/plain',
  'text/html',
  'text/xml',
]);

const maskHeaders = (headers: Record<string, string[]>): MaskedDelivery['headers'] => {
  const type = mediaTypeOf(headers);
  return Object.entries(headers).map(([name, values]) => ({
    name: fieldName(name),
    length: values.join().length,
    value: name === 'content-type' && knownTypes.has(type) ? type : null,
  }));
};
