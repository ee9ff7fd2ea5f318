import { everyServed, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { covers, findRegion } from '../../../shared/regions/regions.ts';
import { everyRegion } from './officer.ts';

/** The scopes that have a task force below somebody's own, itself included, the widest first. */
export const scopesOf = (campaign: Campaign, own: string): { code: string; name: string }[] =>
  everyRegion(everyServed(campaign).map(({ code }) => code))
    .filter((code) => covers(own, code))
    .map((code) => ({ code, name: nameOf(campaign, code) }))
    .sort((a, b) => a.code.length - b.code.length);

const nameOf = (campaign: Campaign, code: string): string =>
  code === 'ID'
    ? 'Nasional'
    : (servedRegion(campaign, code)?.name ?? findRegion(code)?.name ?? code);
