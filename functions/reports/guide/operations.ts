import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { rulebookEntry, sides } from './rulebook.ts';

const ofGuide = {
  method: 'GET',
  entry: 'reports/intake/report-pages',
  who: anybody,
  kind: 'api',
  // It is that of a day: a little old after midnight.
  stored: { by: 'question', seconds: 60 },
} as const;

const edition = z.nullable(
  z.object({
    name: z.object({ id: z.string(), en: z.string() }),
    numbers: z.string(),
  }),
);
/** Day it was asked for in Jakarta, 'YYYY-MM-DD'. */
const on = z.string();

const rulebookAnswer = z.object({ on, edition, entries: z.array(rulebookEntry) });
const entryAnswer = z.object({ on, edition, entry: rulebookEntry });

export const guideOperations = {
  showRulebook: operation({
    ...ofGuide,
    path: '/boleh',
    says: 'What civil servants may and may not do, with the usual sanction and the legal source of each',
    more: 'Read from the dated catalogue on the day of the request. Sanctions are indicative: Bawaslu and the personnel authority decide.',
    takes: {
      query: z.object({
        /** Words that an entry must hold, all of them. */
        q: z.optional(z.string().check(z.maxLength(100))),
        phase: z.optional(z.enum(sides)),
      }),
    },
    gives: { 200: givesWithPage('The entries that were asked for', rulebookAnswer) },
    refuses: ['invalid-fields'],
  }),
  showRulebookEntry: operation({
    ...ofGuide,
    path: '/boleh/{entry}',
    says: 'One entry of what civil servants may and may not do, at an address to be shared',
    takes: { path: z.object({ entry: z.string().check(z.maxLength(60)) }) },
    gives: { 200: givesWithPage('The entry', entryAnswer) },
    refuses: ['not-found', 'invalid-fields'],
  }),
};
