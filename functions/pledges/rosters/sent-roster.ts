import * as z from 'zod/mini';
import type { SheetRow } from '../../../shared/csv/read-rows.ts';
import { idempotencyKeyOf, parseJson, readParameters } from '../../../shared/http/body.ts';
import type { Request } from '../../../shared/http/request.ts';
import { checkFields, readUpload } from '../../../shared/http/upload.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { mostRows, readSheet } from './read-roster.ts';
import type { SentRoster } from './take-roster.ts';
import { rosterModes } from './upload.ts';

/** Bytes of one upload: a function is handed 6 MB, and the gateway writes bytes as a third more characters. */
export const mostRosterBytes = 4 * 1024 * 1024;

/** What is said about a roster: in the address, or in the form beside the file. */
export const rosterAbout = z.object({
  region: z.optional(z.string().check(z.regex(/^\d{2}(\.\d{2})?$/))),
  mode: z._default(z.enum(rosterModes), 'add'),
});

export const rosterJson = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(mostRows)),
});

export const rosterTypes = ['text/csv', 'application/json', 'multipart/form-data'];

type Sent = Omit<SentRoster, 'by'>;

/** Reads what was sent; refuses what is too large, of another type, or no list at all. */
export const sentRoster = async (request: Request, ownRegion: string): Promise<Sent> => {
  if (request.body.length > mostRosterBytes)
    throw new Refusal('body-too-large', [{ field: 'file', reason: 'roster-too-large' }]);
  const contentType = request.headers['content-type']?.[0] ?? '';
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  const made = { request, ownRegion };
  if (type === 'text/csv') return fromAddress(made, readSheet(request.body));
  if (type === 'application/json') return fromAddress(made, rowsIn(request.body));
  if (type === 'multipart/form-data') return fromForm(made);
  throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
    accept: rosterTypes.join(', '),
  });
};

type Made = { request: Request; ownRegion: string };

const fromAddress = ({ request, ownRegion }: Made, rows: SheetRow[]): Sent => {
  const { region = ownRegion, mode } = readParameters(request.query, rosterAbout);
  return { region, mode, rows, content: request.body, idempotencyKey: idempotencyKeyOf(request) };
};

const fromForm = async ({ request, ownRegion }: Made): Promise<Sent> => {
  const upload = await readUpload(request, mostRosterBytes);
  const { region = ownRegion, mode } = checkFields(upload, rosterAbout);
  const { file: content, idempotencyKey } = upload;
  if (!content) throw refuseField('file', 'required');
  return { region, mode, rows: readSheet(content), content, idempotencyKey };
};

/** Rows of a JSON list, numbered from 1. A number that is no text has lost its digits already: it is read as wrong. */
const rowsIn = (bytes: Buffer): SheetRow[] => {
  const parsed = z.safeParse(rosterJson, parseJson(bytes));
  if (!parsed.success) throw refuseField('rows', 'malformed');
  return parsed.data.rows.map((row, i) => ({
    line: i + 1,
    cells: Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name.toLowerCase(), textOf(value)]),
    ),
  }));
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return value === undefined || value === null ? '' : 'not a text';
};
