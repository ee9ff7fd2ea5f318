import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

type Lang = PageFrame['lang'];

/** Somebody who did something: their id, and how their sign-in called them then, where that was stored. */
export type Doer = { id: string; name: string | null | undefined };

/** An id that an issuer made: nobody tells two by more than its beginning. An id of the register is a word, and shown whole. */
const made = /^[0-9a-f]{8}-[0-9a-f]{4}-|^[A-Za-z0-9_]{20,}$/;

/** A person on a page: the name, or a word with the beginning of the id where no name was stored. */
export const personText = (lang: Lang, { id, name }: Doer): string => {
  if (name) return name;
  return `${wordsIn(lang).officer} ${made.test(id) ? `${id.slice(0, 8)}…` : id}`;
};

/** The same within a page; nothing else prints who did something (test/architecture/person-names.test.ts). */
export const PersonName = ({ frame, ...doer }: Doer & { frame: Pick<PageFrame, 'lang'> }) => (
  <>{personText(frame.lang, doer)}</>
);
