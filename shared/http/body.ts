import type * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { Refusal } from '../refusal.ts';
import { wellFormed } from '../well-formed.ts';
import { fieldErrors } from './field-errors.ts';
import type { Request } from './request.ts';

/** What is read of a request: its headers and its exact bytes. */
export type SentBody = Pick<Request, 'headers' | 'body'>;

/** The most bytes a JSON or form body may have. */
export const maxBodyBytes = 256 * 1024;

/** Fields a form carries for the pages' sake; they are not part of what is said. */
const pageFields = new Set(['lang', 'idempotencyKey', 'puzzle']);

/**
 * Reads a body by its schema; refuses what is too large, of another type, malformed, or breaks the schema. `lists` are
 * fields that a form may send more than once: their values become one text, joined by commas.
 */
export const readBody = <Shape extends z.core.$ZodType>(
  request: SentBody,
  shape: Shape,
  lists: readonly string[] = [],
): z.core.output<Shape> => {
  const parsed = safeParse(shape, readFields(request, lists), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-fields', fieldErrors(parsed.error.issues));
};

/** Reads query or path parameters by their schema; refuses what breaks it. */
export const readParameters = <Shape extends z.core.$ZodType>(
  values: Record<string, string>,
  shape: Shape,
): z.core.output<Shape> => {
  const parsed = safeParse(shape, values, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-fields', fieldErrors(parsed.error.issues));
};

const readFields = (request: SentBody, lists: readonly string[]): unknown => {
  if (request.body.length > maxBodyBytes) throw new Refusal('body-too-large');
  if (isPacked(request))
    throw new Refusal('media-type-refused', [{ field: 'content-encoding', reason: 'unsupported' }]);
  const type = mediaType(request);
  if (type === 'application/json') return parseJson(request.body);
  if (type === 'application/x-www-form-urlencoded') return readForm(request.body, lists);
  throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
    accept: 'application/json, application/x-www-form-urlencoded',
  });
};

/** Whether a body came compressed: nobody unpacks it here. */
const isPacked = ({ headers }: SentBody): boolean =>
  !['', 'identity'].includes((headers['content-encoding']?.[0] ?? '').trim().toLowerCase());

/** The media type of a body, in lower case, without its parameters; '' when none was sent. */
export const mediaType = (request: SentBody): string =>
  (request.headers['content-type']?.[0] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Parses bytes as UTF-8 JSON, its texts and keys made well-formed; refuses anything else. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // In UTF-8 only an escape can write half a character.
    return /\\u[Dd][89A-Fa-f]/.test(text) ? wellFormed(value) : value;
  } catch {
    throw new Refusal('malformed-json', [{ field: 'body', reason: 'not-json' }]);
  }
};

/** A form sends an empty field where nothing was said; repeated fields become the last one, those of `lists` one text. */
export const readForm = (
  bytes: Uint8Array,
  lists: readonly string[] = [],
): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(Buffer.from(bytes).toString('utf8'))) {
    if (value.trim() === '' || pageFields.has(name)) continue;
    const before = lists.includes(name) ? fields[name] : undefined;
    fields[name] = before === undefined ? value : `${before},${value}`;
  }
  return fields;
};

/**
 * The key by which the caller marks a retry of the same request: a header, or else the hidden field of a form; an empty
 * one is none. Throws Refusal 'malformed-request' for a key sent twice, longer than 255 characters, or not in ASCII.
 */
export const idempotencyKeyOf = (
  request: SentBody,
  inForm: string | undefined = formKey(request),
): string | undefined => {
  const header = request.headers['idempotency-key'];
  const key = header?.[0] || inForm;
  if (key === undefined || key === '') return undefined;
  if (header && header.length > 1) throw badKey('repeated');
  if (key.length > 255 || !/^[\x21-\x7e]+$/.test(key)) throw badKey('malformed');
  return key;
};

const badKey = (reason: string) =>
  new Refusal('malformed-request', [{ field: 'Idempotency-Key', reason }]);

const formKey = (request: SentBody): string | undefined =>
  mediaType(request) === 'application/x-www-form-urlencoded' && request.body.length <= maxBodyBytes
    ? (new URLSearchParams(request.body.toString('utf8')).get('idempotencyKey') ?? undefined)
    : undefined;
