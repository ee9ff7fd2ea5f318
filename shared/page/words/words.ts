import { en } from './en.ts';
import { id, type PageWords } from './id.ts';

/** The shared words in a reader's language. */
export const wordsIn = (lang: 'id' | 'en'): PageWords => (lang === 'en' ? en : id);

/** What a field is called on the pages; a field without words says its own name. */
export const fieldWords = (field: string, lang: 'id' | 'en'): string => {
  const fields: Record<string, string | undefined> = wordsIn(lang).fields;
  return fields[field] ?? field;
};
