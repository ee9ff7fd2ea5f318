import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { Refusal } from '../refusal.ts';
import { fieldErrors } from './field-errors.ts';
import { idempotencyKeyOf, readBody } from './body.ts';
import type { Request } from './request.ts';

/** What a form with a file sent: its fields as texts (JSON as it is), and the bytes of the file, if one was chosen. */
export type Upload = {
  fields: unknown;
  file: Uint8Array | undefined;
  idempotencyKey: string | undefined;
};

/** Bytes a form's fields may have besides its file. */
const fieldBytes = 64 * 1024;

/** Reads a multipart form with at most one file of at most so many bytes; JSON and plain forms are read as without a file. */
export const readUpload = async (request: Request, mostBytes: number): Promise<Upload> => {
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
    else if (value.size > 0) file = new Uint8Array(await value.arrayBuffer());
  }
  const { idempotencyKey, ...said } = fields;
  return { fields: said, file, idempotencyKey };
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
