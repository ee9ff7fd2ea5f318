import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { everyRole, signedIn } from '../../../shared/operation/who.ts';
import { ownContacts } from './own-contacts.ts';

const ofOneself = {
  entry: 'satgas/officers/manage-officers',
  who: signedIn(everyRole),
  kind: 'api',
} as const;

/** What somebody of the register sees and chooses of their own channels. */
export const ownContactsOperations = {
  showOwnContacts: operation({
    ...ofOneself,
    method: 'GET',
    path: '/v1/own-contacts',
    says: 'How alerts reach whoever asks: their own phone and mailbox, partly hidden, whether each is confirmed, and whether WhatsApp is used',
    gives: { 200: givesWithPage('Of the caller alone', ownContacts) },
    refuses: [],
  }),
  askOwnContacts: operation({
    ...ofOneself,
    method: 'POST',
    path: '/v1/own-contacts/asking',
    says: 'Send the links again that confirm one’s own phone and mailbox, where they are not confirmed; once a day',
    gives: {
      202: { description: 'They are on their way', schema: ownContacts },
      303: { description: 'A form is led back to the page' },
    },
    refuses: ['conflict'],
  }),
  chooseWhatsapp: operation({
    ...ofOneself,
    method: 'POST',
    path: '/v1/own-contacts/whatsapp',
    says: 'Ask to hear of alerts by WhatsApp as well, at one’s own phone, or not any more',
    more: 'A link is sent there by WhatsApp, once a day at most; nothing else is sent before its owner confirms it. Refused where the deployment has not switched WhatsApp on.',
    takes: {
      body: z.strictObject({ wanted: z.enum(['yes', 'no']) }),
      example: { wanted: 'yes' },
    },
    gives: {
      200: { description: 'It is noted', schema: ownContacts },
      303: { description: 'A form is led back to the page' },
    },
    refuses: ['invalid-fields', 'conflict'],
  }),
};
