import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { nameMarks } from '../../../shared/name-likeness.ts';
import { linkGist } from './link-gist.ts';

/** What a report says of whom it accuses, and where it can be seen. */
export type AccusedFields = {
  accusedName?: string | undefined;
  accusedUnit?: string | undefined;
  link?: string | undefined;
};

/** A name of two words has a mark for each, and one for both together. */
const fewestMarks = 3;

/**
 * The one mark of all reports of a region about the same accused: their full name as it sounds, with the unit as it is
 * written; or the same link, where no full name is given. Undefined where neither is: such a report is like no other.
 * Unlike `resembles`, which keeps people away, it errs towards different: what is alike shares one alert.
 */
export const alikeMark = (
  key: Uint8Array,
  region: string,
  { accusedName = '', accusedUnit = '', link = '' }: AccusedFields,
): KeyedHash | undefined => {
  const { rare, common } = nameMarks(key, accusedName);
  const mark = (...parts: string[]) => keyedHash(key, 'alike', [region, ...parts].join('\n'));
  if (rare.length + common.length >= fewestMarks)
    return mark('accused', ...[...rare].sort(), ...[...common].sort(), ...wordsOf(accusedUnit));
  const address = linkGist(link);
  return address === '' ? undefined : mark('link', address, ...wordsOf(accusedName));
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
