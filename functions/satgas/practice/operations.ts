import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { everyRole, signedIn } from '../../../shared/operation/who.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { shownName } from '../../../shared/person-name.ts';

const minutes = z.nullable(z.number());

/** What has been practised lately, and how long each report waited. */
export const practiceView = z.object({
  region: z.literal(practiceRegion),
  medianMinutes: minutes,
  drills: z.array(
    z.object({
      caseNumber: z.string(),
      severity: z.int(),
      openedAt: z.string(),
      minutesToTake: minutes,
      rung: z.nullable(z.string()),
      toldNobody: z.boolean(),
    }),
  ),
  emptyings: z.array(z.object({ at: z.string(), emptiedBy: z.string(), emptiedByName: shownName })),
});
export type PracticeView = z.infer<typeof practiceView>;

const ofPractice = { entry: 'satgas/alerts/alerts', kind: 'api' } as const;

/** The practice region: what was practised, and the button that empties it. */
export const practiceOperations = {
  showPractice: operation({
    ...ofPractice,
    method: 'GET',
    path: '/v1/practice',
    who: signedIn(everyRole),
    says: 'What was practised in the last thirty days, and how long each practice report waited until it was taken',
    more: 'For everybody who signs in: times and case numbers, nothing of what the reports say. Nothing of the practice region is counted anywhere else.',
    gives: { 200: givesWithPage('Practice reports, the newest first', practiceView) },
    refuses: [],
  }),
  emptyPractice: operation({
    ...ofPractice,
    method: 'POST',
    path: '/v1/practice/emptying',
    who: signedIn({ admin: 'nation' }),
    says: 'Empty the practice region: its pledges, rosters, ceremonies, circulars, reports, cases and alerts',
    more: 'For admins of the nation (`ID`). Who emptied it, and when, stays. What other capabilities store goes within a minute; officers of the practice region, and traces of readings, erasures and voidings, stay.',
    takes: { body: z.strictObject({ sure: z.literal('yes') }), example: { sure: 'yes' } },
    gives: {
      200: { description: 'What is left', schema: practiceView },
      303: { description: 'A form is led back to the page' },
    },
    refuses: ['invalid-fields'],
  }),
};
