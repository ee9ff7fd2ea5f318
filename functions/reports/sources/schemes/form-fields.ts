import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { decoded, readParts, type Part } from './multipart.ts';
import { mediaTypeOf } from './payload.ts';
import type { Arrived } from './scheme.ts';

/** A field as it was filled; of a file only the facts are told, its bytes stay in the body that is kept. */
export type FormValue = string | { fileName: string; mediaType: string; bytes: number };
/** A field that came more than once is a list. */
export type FormFields = Record<string, FormValue | FormValue[]>;

const maxFields = 500;

/** The filled fields of an urlencoded or multipart body. Throws a Refusal for other media types and for what cannot be read. */
export const readFormFields = ({
  headers,
  body,
}: Pick<Arrived, 'headers' | 'body'>): FormFields => {
  const type = mediaTypeOf(headers);
  if (type === 'application/x-www-form-urlencoded') {
    const pairs = urlencodedPairs(body);
    if (pairs.length > maxFields) throw refuseField('body', 'malformed');
    return gathered(pairs);
  }
  if (type === 'multipart/form-data') {
    const parts = readParts(headers['content-type']?.[0] ?? '', body);
    return gathered(parts.map((part) => [part.name, valueOf(part)]));
  }
  throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }]);
};

/** The pairs of an urlencoded body; a page in an older encoding percent-encodes its own bytes, which are no UTF-8. */
const urlencodedPairs = (body: Uint8Array): [string, string][] =>
  Buffer.from(body)
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0
        ? [unescaped(pair), '']
        : [unescaped(pair.slice(0, at)), unescaped(pair.slice(at + 1))];
    });

/** A percent-encoded text (WHATWG URL, application/x-www-form-urlencoded): a % before anything else stays as it is. */
const unescaped = (text: string): string =>
  decoded(
    Buffer.from(
      text
        .replaceAll('+', ' ')
        .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ),
  );

const valueOf = ({ fileName, mediaType, content }: Part): FormValue => {
  if (fileName === undefined) return decoded(content);
  // A file field that nobody filled comes as a nameless file of no bytes.
  return fileName === '' && content.length === 0
    ? ''
    : { fileName, mediaType, bytes: content.length };
};

const gathered = (pairs: [string, FormValue][]): FormFields => {
  const fields = new Map<string, FormValue[]>();
  for (const [name, value] of pairs) {
    if (typeof value === 'string' && value.trim() === '') continue;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => {
      const [only, ...others] = values;
      return [name, only !== undefined && others.length === 0 ? only : values];
    }),
  );
};

/** The text of a field; undefined when it is missing, several, or a file. */
export const textField = (fields: FormFields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};
