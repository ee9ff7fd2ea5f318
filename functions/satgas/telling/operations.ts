import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import {
  holderOf,
  organisers,
  signedIn,
  signedInWithoutConflict,
} from '../../../shared/operation/who.ts';
import { alertPath } from '../alerts/operations.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

const messageView = z.object({
  region: z.string(),
  officerId: z.string(),
  channel: z.enum(['sms', 'email']),
  step: z.int(),
  at: z.string(),
  state: z.enum(['queued', 'held', 'accepted', 'delivered', 'failed', 'bundled', 'not-needed']),
  reachedThem: z.enum(['yes', 'no', 'unknown']),
  reason: z.nullable(z.string()),
});
export type MessageView = z.infer<typeof messageView>;

const ofContact = {
  entry: 'satgas/officers/manage-officers',
  who: holderOf('contact'),
  kind: 'api',
  path: '/k/{token}',
  takes: { path: z.object({ token: z.string() }) },
  gives: {
    200: givesWithPage(
      'Whether the phone or mailbox is confirmed',
      z.object({
        channel: z.enum(['sms', 'email']),
        state: z.enum(['confirmed', 'unconfirmed']),
      }),
    ),
  },
  refuses: ['link-refused'],
} as const;

export const tellingOperations = {
  listAlertMessages: operation({
    method: 'GET',
    path: '/v1/alerts/{region}/{alertId}/messages',
    entry: 'satgas/alerts/alerts',
    who: signedInWithoutConflict(organisers),
    kind: 'api',
    says: 'What was sent of an alert, to whom by id, and what became of it',
    more: 'Accepted is not delivered: only a carrier’s receipt or the mailbox’s server says so. To whoever may not know of the alert there is none.',
    takes: { path: alertPath },
    gives: {
      200: {
        description: 'Every message, oldest first',
        schema: z.object({ messages: z.array(messageView) }),
      },
    },
    refuses: ['invalid-fields', 'not-found'],
  }),
  showContact: operation({
    ...ofContact,
    method: 'GET',
    says: "The link sent to an officer's phone or mailbox: asks whether it is theirs, changes nothing",
  }),
  confirmContact: operation({
    ...ofContact,
    method: 'POST',
    says: 'The phone or mailbox is theirs',
  }),
  putSilence: operation({
    method: 'PUT',
    path: '/v1/silences/{region}',
    entry: 'satgas/telling/silences',
    who: signedIn(organisers),
    kind: 'api',
    says: "Hold back what a region's own officers are told again until a moment; first alerts and severity 5 go through",
    takes: {
      path: z.object({ region: regionCode }),
      body: z.strictObject({
        until: z.iso.datetime(),
        reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(200)),
      }),
      bodyTypes: ['application/json'],
      example: { until: '2026-11-23T12:00:00Z', reason: 'Latihan satgas' },
    },
    gives: {
      200: {
        description: 'The silence',
        schema: z.object({ region: z.string(), until: z.string(), reason: z.string() }),
      },
    },
    refuses: ['invalid-fields'],
  }),
};
