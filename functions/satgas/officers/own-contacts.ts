import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { maskMobile } from '../../../shared/phone.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { isTold, type Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

/** The links that confirm a phone and a mailbox are sent again once a day at most: one of them is an SMS. */
export const askAgainMs = 86_400_000;

const contactShape = z.object({
  /** Partly hidden; null where none is registered. */
  address: z.nullable(z.string()),
  standing: z.enum(['none', 'confirmed', 'unconfirmed', 'bounced', 'complained']),
});

/** Whether the deployment sends by WhatsApp, whether the caller hears by it, and whether they may ask to now. */
const whatsappShape = z.object({
  offered: z.boolean(),
  standing: z.enum(['none', 'asked', 'confirmed']),
  mayAsk: z.boolean(),
});

/** How alerts reach whoever looks. */
export const ownContacts = z.object({
  /** Whether they are in the register, and serve. */
  registered: z.boolean(),
  phone: contactShape,
  mailbox: contactShape,
  whatsapp: whatsappShape,
  /** Whether the links can be asked for again now. */
  mayAsk: z.boolean(),
});
export type OwnContacts = z.infer<typeof ownContacts>;

/** The entry of whoever signed in; an id is unique in its region only. */
export const entryOf = (
  officers: readonly Officer[],
  { region, personId }: Pick<Person, 'region' | 'personId'>,
): Officer | undefined =>
  officers.find((one) => one.region === region && one.officerId === personId && isTold(one));

const none = { address: null, standing: 'none' } as const;

export const contactsOf = (
  officer: Officer | undefined,
  now: number,
  isWhatsappOn = false,
): OwnContacts => {
  const { phone, phoneConfirmedAt, email, emailConfirmedAt, emailBouncedWhy } = officer ?? {};
  const standing = (at: number | undefined) => (at === undefined ? 'unconfirmed' : 'confirmed');
  return {
    registered: officer !== undefined,
    phone:
      phone === undefined
        ? none
        : { address: maskMobile(phone), standing: standing(phoneConfirmedAt) },
    mailbox:
      email === undefined
        ? none
        : { address: maskMailbox(email), standing: emailBouncedWhy ?? standing(emailConfirmedAt) },
    whatsapp: {
      offered: isWhatsappOn,
      standing: whatsappStanding(officer),
      mayAsk: isWhatsappOn && officer !== undefined && mayAskWhatsapp(officer, now),
    },
    mayAsk: officer !== undefined && mayAsk(officer, now),
  };
};

const whatsappStanding = (officer: Officer | undefined): OwnContacts['whatsapp']['standing'] => {
  if (officer?.whatsappConfirmedAt !== undefined) return 'confirmed';
  return officer?.whatsappAskedAt === undefined ? 'none' : 'asked';
};

/** Whether somebody can ask to hear by WhatsApp: not of practice, which costs nothing, and once a day. */
export const mayAskWhatsapp = (officer: Officer, now: number): boolean =>
  officer.phone !== undefined &&
  !isPractice(officer.region) &&
  officer.whatsappConfirmedAt === undefined &&
  now - (officer.whatsappAskedAt ?? -Infinity) >= askAgainMs;

/** Whether something can still be confirmed, and was not asked for today. */
export const mayAsk = (officer: Officer, now: number): boolean => {
  const { phone, phoneConfirmedAt, email, emailConfirmedAt, emailBouncedAt } = officer;
  const byPhone = phone !== undefined && phoneConfirmedAt === undefined;
  const isOpen = emailConfirmedAt === undefined && emailBouncedAt === undefined;
  const wasAsked = now - (officer.contactAskedAt ?? -Infinity) < askAgainMs;
  return (byPhone || (email !== undefined && isOpen)) && !wasAsked;
};

/** The first letter and the domain: enough to know one's own again. */
const maskMailbox = (mailbox: string): string => mailbox.replace(/^(.).*(?=@)/s, '$1•••');

/** Notes on an officer's row that the links are asked for, unless they were within a day. */
export const contactAskedCommand = (
  TableName: string,
  key: Pick<Officer, 'region' | 'officerId'>,
  at: number,
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET contactAskedAt = :at',
    ConditionExpression:
      'attribute_exists(officerId) AND (attribute_not_exists(contactAskedAt) OR contactAskedAt <= :dayBefore)',
    ExpressionAttributeValues: marshall({ ':at': at, ':dayBefore': at - askAgainMs }),
  });
