import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { Refusal, refuseField } from '../refusal.ts';
import { fieldErrors } from './field-errors.ts';
import { idempotencyKeyOf, mediaType, readBody, type SentBody } from './body.ts';

/** What a form with a file sent: its fields as texts (JSON as it is), and the bytes of the file, if one was chosen. */
export type Upload = {
  fields: unknown;
  file: Uint8Array | undefined;
  idempotencyKey: string | undefined;
};

/** Bytes a form's fields may have besides its file. */
const fieldBytes = 64 * 1024;

/** Reads a multipart form with at most one file of at most so many bytes; JSON and plain forms are read as without a file. */
export const readUpload = async (request: SentBody, mostBytes: number): Promise<Upload> => {
  const type = request.headers['content-type']?.[0] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    const fields = readBody(request, z.record(z.string(), z.unknown()));
    return { fields, file: undefined, idempotencyKey: idempotencyKeyOf(request) };
  }
  if (request.body.length > mostBytes + fieldBytes) throw new Refusal('body-too-large');
  const fields: Record<string, string> = {};
  let file: Uint8Array | undefined;
  for (const [name, value] of await parts(request.body, type)) {
    if (typeof value === 'string') {
      if (value.trim() !== '') fields[name] = value;
    } else if (value.size > mostBytes) throw new Refusal('body-too-large');
    // A field that nobody filled comes as a nameless file of no bytes; a chosen file may be empty, too.
    else if (value.size > 0 || value.name !== '') file = new Uint8Array(await value.arrayBuffer());
  }
  const { idempotencyKey, ...said } = fields;
  return { fields: said, file, idempotencyKey: idempotencyKeyOf(request, idempotencyKey) };
};

/** One file that was sent: as the body itself, or in a multipart form whose other fields then stand beside it. */
export type SentFile = { type: string; content: Uint8Array; fields: unknown };

type FileRules = {
  /** Media types the body may have; of 'multipart/form-data', its one file is read. */
  types: readonly string[];
  mostBytes: number;
  tooLarge: string | undefined;
};

/** Reads a body that is one file; refuses what is too large, of another type, or a form without a file. */
export const readFile = async (
  request: SentBody,
  { types, mostBytes, tooLarge = 'too-large' }: FileRules,
): Promise<{ file: SentFile; idempotencyKey: string | undefined }> => {
  if (request.body.length > mostBytes)
    throw new Refusal('body-too-large', [{ field: 'file', reason: tooLarge }]);
  const type = mediaType(request);
  if (!types.includes(type))
    throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
      accept: types.join(', '),
    });
  if (type !== 'multipart/form-data') {
    const file = { type, content: request.body, fields: undefined };
    return { file, idempotencyKey: idempotencyKeyOf(request) };
  }
  const { file: content, fields, idempotencyKey } = await readUpload(request, mostBytes);
  if (!content) throw refuseField('file', 'required');
  return { file: { type, content, fields }, idempotencyKey };
};

/** The platform's own parser (WHATWG Fetch) reads the parts; what it cannot read is refused. */
const parts = async (body: Buffer, type: string): Promise<[string, string | File][]> => {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData();
    const pairs: [string, string | File][] = [];
    form.forEach((value, name) => pairs.push([name, value]));
    return pairs;
  } catch {
    throw new Refusal('malformed-request', [{ field: 'body', reason: 'not-multipart' }]);
  }
};

/** Checks the fields of an upload by their schema; refuses what breaks it. */
export const checkFields = <Shape extends z.core.$ZodType>(
  { fields }: Pick<Upload, 'fields'>,
  shape: Shape,
): z.core.output<Shape> => {
  const parsed = safeParse(shape, fields, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-fields', fieldErrors(parsed.error.issues));
};
