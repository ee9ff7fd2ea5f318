import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, signedIn } from '../../../shared/operation/who.ts';
import { participationAnswer, participationQuery } from './participation-answer.ts';
import { radarAnswer } from './radar.ts';

const ofCounts = {
  method: 'GET',
  entry: 'pledges/counting/read-participation',
  who: anybody,
  kind: 'api',
  takes: { query: participationQuery },
  refuses: ['invalid-fields'],
} as const;

export const countingOperations = {
  readParticipation: operation({
    ...ofCounts,
    path: '/v1/participation',
    stored: { by: 'question' },
    says: 'How many have pledged: by region, unit, kind of staff, standing, act and ceremony',
    more: 'Published documents, a few seconds old, that anybody may cache for two. All numbers are multiples of five and every table of a region adds up to the same; small groups are merged into `others`.',
    gives: { 200: givesWithPage('Counts with their definition', participationAnswer) },
  }),
  exportParticipation: operation({
    ...ofCounts,
    path: '/v1/participation/export',
    stored: { by: 'question' },
    says: 'The published counts as CSV, one number a row, safe to open in a spreadsheet',
    gives: { 200: { description: 'The rows', also: ['text/csv'] } },
  }),
  watchArrivals: operation({
    ...ofCounts,
    path: '/v1/oversight/arrivals',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'How pledges arrive: by minute and hour, units against their roster, share of claims, repeats, networks in bursts',
    more: 'Presses, not people: a repeated pledge counts too. Minutes of a region with fewer than three are not noted. Kept for eight days. What tells of people (repeats, a unit above its roster) is coarse. Nobody is refused by any of it.',
    gives: { 200: givesWithPage('Regions in reach, and the chosen one', radarAnswer) },
  }),
};
