import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import {
  satgas,
  signedInWithoutConflict,
  unconflictedHolderOf,
} from '../../../shared/operation/who.ts';
import { alertView } from './alert-view.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/** Where an alert is found. */
export const alertPath = z.object({
  region: regionCode,
  alertId: z.string().check(z.regex(/^\d{11}-[A-Za-z0-9_-]{12}$/)),
});

/** Whatever is in a link: one that cannot be read is refused as a link. */
const tokenPath = z.object({ token: z.string() });

const byLink = {
  entry: 'satgas/alerts/alert-link',
  who: unconflictedHolderOf('alert'),
  kind: 'api',
} as const;

const bySignIn = {
  entry: 'satgas/alerts/alerts',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
  more: 'For an active officer of the register (`personId` is their id there) who was notified of it or whose place is above its region. To anybody else, and in a conflict of interest, there is no such alert.',
} as const;

const linkRefusals = ['link-refused', 'link-expired'] as const;
const alertRefusals = ['invalid-fields', 'not-found'] as const;

const theAlert = givesWithPage('The alert', alertView);

// What can be done to an alert, whichever way somebody comes to it.
const taking = {
  method: 'POST',
  says: 'An officer takes the alert; of several who press together only as many have it as it needs',
  gives: { 200: theAlert, 409: givesWithPage('A colleague has it', alertView) },
} as const;
const declining = {
  method: 'POST',
  says: 'An officer cannot or must not take the alert: somebody else is notified at once',
  gives: { 200: theAlert },
} as const;
const declined = {
  /** A conflict of interest, or that the officer cannot just now. */
  body: z.strictObject({ reason: z.enum(['conflict-of-interest', 'not-available']) }),
  example: { reason: 'conflict-of-interest' },
};
const handingOver = {
  method: 'POST',
  says: 'Whoever has the alert hands it to a colleague, who is notified',
  gives: { 200: theAlert },
} as const;
const handedOver = {
  body: z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(40)) }),
  example: { to: 'petugas-2' },
};
const resolving = {
  method: 'POST',
  says: 'Whoever has the alert says that it is dealt with',
  gives: { 200: theAlert },
} as const;

export const alertOperations = {
  showAlert: operation({
    ...byLink,
    method: 'GET',
    path: '/a/{token}',
    says: "An officer's personal link: shows the alert, changes nothing",
    more: 'Opens nothing once the officer has left, serves elsewhere, has a conflict of interest, declined it or handed it over.',
    takes: { path: tokenPath },
    gives: { 200: theAlert },
    refuses: linkRefusals,
  }),
  takeAlertByLink: operation({
    ...byLink,
    ...taking,
    path: '/a/{token}',
    takes: { path: tokenPath },
    refuses: [...linkRefusals, 'conflict'],
  }),
  declineAlertByLink: operation({
    ...byLink,
    ...declining,
    path: '/a/{token}/declining',
    takes: { path: tokenPath, ...declined },
    refuses: [...linkRefusals, 'invalid-fields'],
  }),
  handOverAlertByLink: operation({
    ...byLink,
    ...handingOver,
    path: '/a/{token}/handing-over',
    takes: { path: tokenPath, ...handedOver },
    refuses: [...linkRefusals, 'invalid-fields', 'conflict'],
  }),
  resolveAlertByLink: operation({
    ...byLink,
    ...resolving,
    path: '/a/{token}/resolving',
    takes: { path: tokenPath },
    refuses: [...linkRefusals, 'conflict'],
  }),
  listAlerts: operation({
    ...bySignIn,
    method: 'GET',
    path: '/v1/alerts',
    // Admins and oversight have no part in alerts: their pages are led to the numbers, their programs refused.
    who: signedInWithoutConflict({ ...satgas, admin: 'covered', oversight: 'covered' }),
    says: 'Open alerts within the scope of who asks, the most urgent first, then the oldest',
    more: 'Those that an active officer of the register was notified of, or whose region is below their place; never those in a conflict of interest. Whoever serves in a region and has no unit sees none.',
    takes: {
      query: z.object({
        region: z.optional(regionCode),
        /** Where the page before ended (its `next`). */
        after: z.optional(z.string().check(z.maxLength(40))),
      }),
    },
    gives: {
      200: givesWithPage(
        'Open alerts, a hundred at most; `next` is where the next page begins (`after`), or null',
        z.object({ alerts: z.array(alertView), next: z.nullable(z.string()) }),
      ),
      303: { description: 'Who sees numbers only is led to /v1/oversight/alerts' },
    },
    refuses: ['invalid-fields'],
  }),
  readAlert: operation({
    ...bySignIn,
    method: 'GET',
    path: '/v1/alerts/{region}/{alertId}',
    says: 'One alert, open or taken, for a signed-in officer: changes nothing',
    takes: { path: alertPath },
    gives: { 200: theAlert },
    refuses: alertRefusals,
  }),
  takeAlert: operation({
    ...bySignIn,
    ...taking,
    path: '/v1/alerts/{region}/{alertId}/taking',
    takes: { path: alertPath },
    refuses: [...alertRefusals, 'conflict'],
  }),
  declineAlert: operation({
    ...bySignIn,
    ...declining,
    path: '/v1/alerts/{region}/{alertId}/declining',
    takes: { path: alertPath, ...declined },
    refuses: alertRefusals,
  }),
  handOverAlert: operation({
    ...bySignIn,
    ...handingOver,
    path: '/v1/alerts/{region}/{alertId}/handing-over',
    takes: { path: alertPath, ...handedOver },
    refuses: [...alertRefusals, 'conflict'],
  }),
  resolveAlert: operation({
    ...bySignIn,
    ...resolving,
    path: '/v1/alerts/{region}/{alertId}/resolving',
    takes: { path: alertPath },
    refuses: [...alertRefusals, 'conflict'],
  }),
};
