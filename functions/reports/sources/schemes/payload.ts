import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson } from '../../../../shared/http/body.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import type { Read } from './scheme.ts';

/** How deep what is told may be nested: forms stay below ten. */
const maxDepth = 60;

/** Parses a payload as UTF-8 JSON, a byte order mark before it or not; refuses what is none, or is nested without end. */
export const readPayload = (bytes: Uint8Array): unknown => {
  const payload = parseJson(bytes);
  let level: unknown[] = [payload];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth)
      throw new Refusal('malformed-json', [{ field: 'body', reason: 'too-deep' }]);
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return payload;
};

/** What is told must be an object; throws a Refusal when it is something else. */
export const asObject = (payload: unknown): Record<string, unknown> => {
  const parsed = z.safeParse(z.record(z.string(), z.unknown()), payload);
  if (!parsed.success) throw refuseField('body', 'wrong-type');
  return parsed.data;
};

/** An id made of what was said, for senders that give none: the same words are the same delivery. */
export const idOfContent = (content: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(content).digest('base64url')}`;

/**
 * A text or whole number as an id; undefined for anything else, for what is empty or longer than any id, and for a number
 * too large to be told from its neighbours (above 2^53): two submissions would share it.
 */
export const idText = (value: unknown): string | undefined => {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= 256 ? text : undefined;
};

/** The media type of a body, in lower case, without its parameters; '' when none was sent. */
export const mediaTypeOf = (headers: Record<string, string[]>): string =>
  (headers['content-type']?.[0] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

type Alone = { content: unknown; mediaType: string };

/** Reads one thing of a batch; what cannot be read stays alone, as a delivery that holds nothing else. */
export const orAlone = (read: () => Read[], { content, mediaType }: Alone): Read[] => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [
      { unreadable: error.errors, body: Buffer.from(JSON.stringify(content ?? null)), mediaType },
    ];
  }
};
