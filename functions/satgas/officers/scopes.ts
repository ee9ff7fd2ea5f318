import { everyServed, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { scopeName, type Scope } from '../../../shared/page/scopes.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { everyRegion } from './officer.ts';

type Lang = PageFrame['lang'];

/** The scopes that have a task force below somebody's own, itself included, the widest first. */
export const scopesOf = (campaign: Campaign, own: string, lang: Lang): Scope[] =>
  everyRegion(everyServed(campaign).map(({ code }) => code))
    .filter((code) => covers(own, code))
    .map((code) => ({ code, name: nameOfScope(campaign, code, lang) }))
    .sort((a, b) => a.code.length - b.code.length);

/** What a scope is called, as the deployment calls it where that is a region of its own. */
export const nameOfScope = (campaign: Campaign, code: string, lang: Lang): string =>
  servedRegion(campaign, code)?.name ?? scopeName(code, lang);
