import type { Words } from '../../../../shared/page/frame.ts';
import type { MaskedPart } from '../masked-payload.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

export const lengthWords = (length: number): Words => ({
  id: `${numberText(length, 'id')} huruf`,
  en: length === 1 ? '1 character' : `${numberText(length, 'en')} characters`,
});

const kinds: Record<MaskedPart['kind'], Words> = {
  text: words.text,
  number: words.number,
  boolean: words.trueOrFalse,
  nothing: words.nothing,
  list: words.emptyList,
  object: words.emptyObject,
};

const writings: Record<NonNullable<MaskedPart['writtenAs']>, Words> = {
  date: words.writtenAsADate,
  moment: words.writtenAsADateAnd,
  link: words.writtenAsAWeb,
  digits: words.digitsOnly,
  'digits-and-signs': words.digitsAndSigns,
};

/** "teks, 23 huruf, hanya angka". */
export const kindWords = ({ kind, length, writtenAs }: Omit<MaskedPart, 'path'>): Words => {
  const said = [
    kinds[kind],
    ...(kind === 'text' && length !== null ? [lengthWords(length)] : []),
    ...(writtenAs ? [writings[writtenAs]] : []),
  ];
  return { id: said.map(({ id }) => id).join(', '), en: said.map(({ en }) => en).join(', ') };
};
