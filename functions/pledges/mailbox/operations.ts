import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, holderOf } from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { mailboxPaths } from '../register/mailbox-paths.ts';
import { pledgeAccepted } from '../register/pledge-form.ts';
import { askForm, linkForm } from './ask-form.ts';

const entry = 'pledges/mailbox/mailbox';
const ofLink = {
  entry,
  who: holderOf('mailbox'),
  path: mailboxPaths.link,
} as const;
const path = z.object({ token: z.string().check(z.maxLength(1000)) });

/** Confirming a pledge by the office mailbox that the region lists for a person. */
export const mailboxOperations = {
  showMailboxPage: operation({
    entry,
    who: anybody,
    method: 'GET',
    path: mailboxPaths.form,
    kind: 'page',
    says: 'Ask for a link to one’s office mailbox',
    takes: { query: z.object({ region: z.optional(regionCode) }) },
    gives: { 200: givesWithPage('Where to send it', z.object({ form: z.string() })) },
    refuses: ['not-found', 'invalid-fields'],
  }),
  askMailboxLink: operation({
    entry,
    who: anybody,
    method: 'POST',
    path: mailboxPaths.send,
    kind: 'api',
    says: 'Ask for the link that confirms a pledge, by mail to one’s office mailbox',
    more: 'The answer is always the same, after the same one write: whether number and mailbox are listed together is looked up later, and a mail goes to that mailbox only if they are, for nobody else, at most three a day. The link is good for a day and for one pledge; opening it changes nothing. Where no served region names the domains of its offices: 404 `not-found`.',
    takes: {
      body: askForm,
      example: { region: '18.09', number: '198609262015051001', mailbox: 'nama@contoh.go.id' },
    },
    gives: { 202: givesWithPage('It was asked', z.object({ state: z.literal('asked') })) },
    refuses: ['not-found', 'invalid-fields'],
  }),
  showMailboxLink: operation({
    ...ofLink,
    method: 'GET',
    kind: 'page',
    says: 'The link sent to an office mailbox: the pledge form of its owner; changes nothing',
    takes: { path },
    gives: { 200: givesWithPage('Where to send it', z.object({ form: z.string() })) },
    refuses: ['link-refused'],
  }),
  confirmByMailbox: operation({
    ...ofLink,
    method: 'POST',
    kind: 'api',
    says: 'Pledge as the owner of the office mailbox, and get a signed receipt',
    more: 'Makes the pledge `confirmed`, once: the same link again is refused (`already-confirmed`), unless it is a retry under the same Idempotency-Key. Number and unit are those of the link.',
    takes: { path, body: linkForm, example: { staffKind: 'pns', agreed: true } },
    gives: { 201: givesWithPage('The pledge is stored', pledgeAccepted) },
    refuses: ['link-refused', 'invalid-fields'],
  }),
};
