import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, overseers, signedIn } from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { silenceView } from './silence-view.ts';
import { mostInWeek } from './silence.ts';

const ofSilences = { entry: 'satgas/silences/silences', kind: 'api' } as const;
const path = z.object({ region: regionCode });

const hours = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^\d{1,2}$/))]),
  z.transform((given) => Number(given)),
);

const toPage = {
  303: { description: 'A form is led back to the page', headers: { location: 'Its address' } },
} as const;

/** Holding a region's alert line still for maintenance, by two people. */
export const silenceOperations = {
  listSilences: operation({
    ...ofSilences,
    method: 'GET',
    path: '/v1/silences',
    who: signedIn(overseers),
    says: 'Regions in scope whose alert line is on hold, for which that was proposed, or was so lately',
    takes: { query: z.object({ region: z.optional(regionCode) }) },
    gives: {
      200: givesWithPage('Regions by code', z.object({ silences: z.array(silenceView) })),
    },
    refuses: ['invalid-fields'],
  }),
  proposeSilence: operation({
    ...ofSilences,
    method: 'POST',
    path: '/v1/silences/{region}',
    who: signedIn(organisers),
    says: "Propose to hold back what a region's own officers are told again, for some hours",
    more: 'Nothing is held until a second person agrees, within a day: an admin, or somebody above the region. First alerts and severity 5 go through, and nobody above the region is meant. In any seven days 24 hours at most, all silences together. The same proposal again is stored once.',
    takes: {
      path,
      body: z.strictObject({
        hours: hours.check(z.gte(1), z.lte(mostInWeek)),
        reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(200)),
      }),
      example: { hours: 2, reason: 'Pemeliharaan telepon piket' },
    },
    gives: { 202: { description: 'It waits for a second person', schema: silenceView }, ...toPage },
    refuses: ['invalid-fields', 'conflict'],
  }),
  decideSilence: operation({
    ...ofSilences,
    method: 'POST',
    path: '/v1/silences/{region}/decision',
    who: signedIn(organisers),
    says: 'Agree to a silence, which then begins, or reject it',
    more: 'Another person than who proposed it: an admin, or somebody above the region. The same decision again is answered as the first was.',
    takes: {
      path,
      body: z.strictObject({
        proposalId: z.string().check(z.regex(/^[0-9A-Za-z-]{15,60}$/)),
        is: z.enum(['agreed', 'rejected']),
      }),
      example: { proposalId: '0123456789-abcdef', is: 'agreed' },
    },
    gives: { 200: { description: 'The silence', schema: silenceView }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'not-allowed', 'too-late', 'conflict'],
  }),
  endSilence: operation({
    ...ofSilences,
    method: 'POST',
    path: '/v1/silences/{region}/ending',
    who: signedIn(organisers),
    says: 'End a silence now; what was held goes out',
    more: 'It takes one person to make a line ring again. Where there is no silence, nothing changes.',
    takes: { path, body: z.strictObject({}), example: {} },
    gives: { 200: { description: 'The region now', schema: silenceView }, ...toPage },
    refuses: ['invalid-fields', 'conflict'],
  }),
};
export type SilenceOperations = typeof silenceOperations;
