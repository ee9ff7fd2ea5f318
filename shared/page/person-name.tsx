import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

type Lang = PageFrame['lang'];

/** Somebody who did something: their id, and how their sign-in called them then, where that was stored. */
export type Doer = { id: string; name: string | null | undefined };

/** An id as long as this is made by a machine, and is cut. */
const longestWhole = 12;

/** A person on a page: the name, or a word with the beginning of the id where no name was stored. */
export const personText = (lang: Lang, { id, name }: Doer): string => {
  if (name) return name;
  return `${wordsIn(lang).officer} ${id.length > longestWhole ? `${id.slice(0, 8)}…` : id}`;
};

/** The same within a page; nothing else prints who did something (test/architecture/person-names.test.ts). */
export const PersonName = ({ frame, ...doer }: Doer & { frame: Pick<PageFrame, 'lang'> }) => (
  <>{personText(frame.lang, doer)}</>
);
