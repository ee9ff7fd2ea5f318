import * as z from 'zod/mini';
import { Refusal } from '../../../shared/refusal.ts';
import { fieldName } from './field-names.ts';
import { maskedPart, maskedParts, type MaskedPart } from './masked-payload.ts';
import type { FoundDelivery, ListedDelivery } from './quarantined.ts';
import { readAgain } from './read-again.ts';
import { readFormFields } from './schemes/form-fields.ts';
import { everyScheme } from './schemes/list.ts';
import { mediaTypeOf, readPayload } from './schemes/payload.ts';
import type { Source } from './source.ts';

/** What a delivery is made of: its names, kinds and lengths, and none of its values. */
export const maskShape = z.object({
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
export type Mask = z.infer<typeof maskShape>;

/** A delivery in quarantine as admins see it. */
export const maskedDelivery = z.extend(maskShape, {
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.string(),
  bodyBytes: z.int(),
});
export type MaskedDelivery = z.infer<typeof maskedDelivery>;

/** The most parts that are shown of one delivery. */
export const mostParts = 500;
/** The most bytes that all their paths may have: a mask is stored beside its body, in one item. */
const mostPathBytes = 24_000;

type Maskable = Pick<FoundDelivery, 'reason' | 'receivedAt' | 'body' | 'headers' | 'told'>;

/** Masks a delivery, read by its source as it is now, so that a mapping can be mended by its paths. */
export const maskOf = (entry: Maskable, source: Source | undefined): Mask => {
  const { readAs, payloads } = readingOf(entry, source);
  return { readAs, ...maskAll(payloads), headers: maskHeaders(entry.headers ?? {}) };
};

/** An entry of the quarantine with its mask, as it is shown. */
export const shownMasked = (
  { source, id, reason, fields, receivedAt, bodyBytes }: ListedDelivery,
  mask: Mask,
): MaskedDelivery => ({
  ...{ source, id, reason, fields, bodyBytes },
  receivedAt: new Date(receivedAt).toISOString(),
  ...mask,
});

const maskAll = (payloads: unknown[]): Pick<Mask, 'tells' | 'more'> => {
  const left = { parts: mostParts, bytes: mostPathBytes };
  let more = false;
  const fits = ({ path }: MaskedPart): boolean => {
    left.parts -= 1;
    left.bytes -= Buffer.byteLength(path);
    return left.parts >= 0 && left.bytes >= 0;
  };
  const tells = payloads.map((payload) => {
    // One part more than may be shown is asked for: it tells whether there are more.
    const parts = maskedParts(payload, Math.max(0, left.parts) + 1);
    const shown = parts.filter(fits);
    more ||= shown.length < parts.length;
    return shown;
  });
  return { tells: tells.filter((parts) => parts.length > 0), more };
};

type Reading = { readAs: Mask['readAs']; payloads: unknown[] };

const readingOf = (entry: Maskable, source: Source | undefined): Reading => {
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

const maskHeaders = (headers: Record<string, string[]>): Mask['headers'] => {
  const type = mediaTypeOf(headers);
  return Object.entries(headers).map(([name, values]) => ({
    name: fieldName(name),
    length: values.join().length,
    value: name === 'content-type' && knownTypes.has(type) ? type : null,
  }));
};
