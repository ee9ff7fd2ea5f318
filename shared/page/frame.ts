import type { Person } from '../http/request.ts';

/** What the layout needs to know of the request it answers. */
export type PageFrame = {
  /** Prefix of every address: '' at the root, '/live' under a stage. */
  base: string;
  lang: 'id' | 'en';
  /** The present path below the base, for the language switch. */
  path: string;
  /** Below the base. */
  stylesheet: string;
  person?: Pick<Person, 'name' | 'role' | 'region'>;
  /** It is about the practice region, and says so. */
  isPractice?: true;
};

/** The same words in both languages; Indonesian is the original. */
export type Words = { id: string; en: string };
