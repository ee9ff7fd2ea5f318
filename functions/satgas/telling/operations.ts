import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf, organisers, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { alertPath } from '../alerts/operations.ts';
import { channels } from '../policy.ts';

const messageView = z.object({
  region: z.string(),
  officerId: z.string(),
  channel: z.enum(channels),
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
        channel: z.enum(channels),
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
    says: "The link sent to an officer's phone, WhatsApp or mailbox: asks whether it is theirs, changes nothing",
  }),
  confirmContact: operation({
    ...ofContact,
    method: 'POST',
    says: 'The phone, WhatsApp number or mailbox is theirs',
  }),
};
