import { practiceProvince, practiceRegion } from '../regions/practice.ts';
import { findRegion } from '../regions/region-list.ts';
import { covers, nation, provinceOf } from '../regions/regions.ts';
import type { PageFrame, Words } from './frame.ts';

export type Scope = { code: string; name: string };

type Lang = PageFrame['lang'];

const inNoList: Record<string, Words> = {
  [nation]: { id: 'Nasional', en: 'The nation' },
  [practiceProvince]: { id: 'Provinsi latihan', en: 'Practice province' },
  [practiceRegion]: { id: 'Wilayah latihan', en: 'Practice region' },
};

/** What a scope is called: the nation, a province or a region; a code that nobody knows is shown as it is. */
export const scopeName = (code: string, lang: Lang): string =>
  inNoList[code]?.[lang] ?? findRegion(code)?.name ?? code;

/** The scopes below somebody's own in which people serve, itself included, the widest first. */
export const scopesBelow = (own: string, served: readonly string[], lang: Lang): Scope[] =>
  [...new Set([own, ...served.flatMap((code) => [provinceOf(code), code])])]
    .filter((code) => covers(own, code))
    .sort((one, other) => one.length - other.length)
    .map((code) => ({ code, name: scopeName(code, lang) }));
