import * as z from 'zod/mini';
import { keyedHash, storedHash } from './keyed-hash.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const titles = new Set(['bapak', 'ibu', 'drs', 'dra', 'dr', 'ir', 'haji', 'hajjah', 'prof']);

/** A name without titles before it, degrees after its comma, and lone letters: what two reports of one person share. */
export const nameGist = (name: string): string =>
  wordsOf(name.split(',', 1)[0] ?? '')
    .filter((word) => word.length > 1 && !titles.has(word))
    .join(' ');

/**
 * What of a name can be compared without holding the name: a keyed hash for each of its words. `common` are those so
 * many people have that one alone says nothing.
 */
export const nameMarksShape = z.object({
  rare: z.array(storedHash),
  common: z.array(storedHash),
});
export type NameMarks = z.infer<typeof nameMarksShape>;

/** The marks of a name, or of several in one text, under a secret of at least 32 bytes. */
export const nameMarks = (key: Uint8Array, name: string): NameMarks => {
  const words = namesIn(name);
  // Written as one: "andriwayratna" is how an account is called.
  const joined = words.length > 1 ? [words.join('')] : [];
  const sounds = [...new Set([...words, ...joined].flatMap(soundsOf))];
  const mark = (word: string) => keyedHash(key, 'name-likeness', word);
  return {
    rare: sounds.filter((word) => !commonSounds.has(word)).map(mark),
    common: sounds.filter((word) => commonSounds.has(word)).map(mark),
  };
};

/** Whether a name can be compared at all: one letter, or no letter, cannot. */
export const isComparable = ({ rare, common }: NameMarks): boolean =>
  rare.length + common.length > 0;

/**
 * Whether two names may be of one person: they share a word that few have, or two that many have; or one that many
 * have, where one of the two names holds nothing else. It errs towards yes.
 */
export const resembles = (a: NameMarks, b: NameMarks): boolean => {
  const shared = a.common.filter((mark) => b.common.includes(mark)).length;
  if (a.rare.some((mark) => b.rare.includes(mark)) || shared > 1) return true;
  return shared === 1 && (a.rare.length === 0 || b.rare.length === 0);
};

/** Words that stand in or beside names and are nobody's: titles, degrees, what joins two names. */
const noNames = new Set([
  ...titles,
  ...['pak', 'bu', 'bpk', 'sdr', 'sdri', 'saudara', 'saudari', 'tuan', 'nyonya', 'ny', 'tn', 'hj'],
  ...['kh', 'ust', 'ustadz', 'ustad', 'raden', 'alm', 'almh', 'drg', 'drh', 'apt', 'ns', 'bin'],
  ...['binti', 'alias', 'dan', 'serta', 'dkk', 'atau', 'yang', 'dari', 'plt', 'plh', 'pj'],
  ...['sh', 'mh', 'se', 'mm', 'st', 'mt', 'sip', 'ip', 'sos', 'si', 'kom', 'pd', 'ag', 'ap', 'map'],
  ...[
    'sag',
    'spd',
    'mpd',
    'msi',
    'skom',
    'mkom',
    'sstp',
    'stp',
    'kes',
    'skm',
    'mkes',
    'kep',
    'keb',
  ],
  ...['farm', 'hum', 'ak', 'akt', 'sc', 'phd', 'cpa', 'amd', 'md', 'tr', 'gz', 'pt', 'hut', 'psi'],
  ...['llm', 'mba', 'ma', 'mpa', 'mp', 'sp', 'spt', 'dipl', 'stat', 'ikom', 'pol', 'pi', 'kn'],
]);

const namesIn = (text: string): string[] =>
  wordsOf(text.normalize('NFKD').replace(/[\p{M}\p{Cf}'’‘`ʼ]/gu, ''))
    .filter((word) => word.length > 1 && !noNames.has(word))
    .map((word) => otherwiseWritten[word] ?? word)
    .slice(0, mostWords);

/** Longer texts name no more people than fit into the field. */
const mostWords = 24;

const otherwiseWritten: Record<string, string> = {
  ...{ muh: 'muhammad', moh: 'muhammad', mhd: 'muhammad', moch: 'muhammad', mohd: 'muhammad' },
  ...{ akhmad: 'ahmad', abd: 'abdul', nurul: 'nur' },
};

const commonNames = [
  ...['muhammad', 'ahmad', 'abdul', 'siti', 'sri', 'nur', 'dewi', 'agus', 'budi', 'eka', 'dwi'],
  ...['tri', 'putra', 'putri', 'eko', 'joko', 'ade', 'andi', 'made', 'wayan', 'ketut', 'nyoman'],
  ...['indra', 'hendra', 'rina', 'yuni', 'ani', 'wati', 'adi', 'rahman', 'hidayat', 'saputra'],
];

/** How a word may sound: in the old spelling a j is a y ("Harijanto"). */
const soundsOf = (word: string): string[] => {
  const own = sound(word);
  // One word that many have must not count as two.
  if (commonSounds.has(own) || !word.includes('j')) return [own];
  return [own, sound(word.replaceAll(/(?<!d)j/g, 'y'))];
};

/** How a word sounds, near enough: its first letter and its consonants, with old and new spelling alike. */
const sound = (word: string): string => {
  const plain = newSpelling.reduce((text, [old, now]) => text.replaceAll(old, now), word);
  const consonants = plain.slice(1).replace(/[aeiou]/g, '');
  // Too few consonants sound like too many words.
  const kept = consonants.length < 2 ? plain : plain.slice(0, 1) + consonants;
  return kept.replace(/(.)\1+/g, '$1');
};

const newSpelling: [old: string, now: string][] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
  ['sj', 's'],
  ['sy', 's'],
  ['ch', 'h'],
  ['ph', 'p'],
  ['h', ''],
  ['f', 'p'],
  ['v', 'p'],
  ['z', 'j'],
  ['q', 'k'],
  ['x', 'ks'],
  ['y', 'i'],
];

const commonSounds = new Set(commonNames.map(sound));
