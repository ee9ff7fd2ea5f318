import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { Sealing } from '../../../shared/sealed.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { readMailbox } from '../register/office-mailbox.ts';
import { parseIdentity } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import { askLifeMs, sealAsk, type Ask } from './ask.ts';
import type { AskForm } from './ask-form.ts';
import { mailboxAsksTable as table } from './tables.ts';

/** Stores an ask, once. */
export type StoreAsk = (ask: Ask) => Promise<void>;

/** Stores asks in their table. */
export const askStore =
  (client: DynamoDBClient, TableName: string): StoreAsk =>
  async (ask) => {
    await putOnce({ client, table, TableName }, ask);
  };

type Needs = {
  campaign: Campaign;
  store: StoreAsk;
  pepper: () => Promise<Uint8Array>;
  sealing: Sealing;
  now: Now;
};

/** How an ask arrived. */
export type LinkRequest = { attempt: Attempt; address: string };

/**
 * Stores that somebody asks for a link, in one write, and looks nothing up: neither answer, time nor cost says whether
 * number and mailbox are listed, or whether anybody pledged. Refuses by name a region that has no office mailboxes, a
 * number that cannot be one, and a mailbox that is none of its offices: what the form alone says.
 */
export const askLink =
  ({ campaign, store, pepper, sealing, now }: Needs) =>
  async (form: AskForm, { attempt, address: from }: LinkRequest): Promise<void> => {
    const region = servedRegion(campaign, form.region);
    if (!region?.mailDomains) throw refuseField('region', 'no-office-mailboxes');
    const askedAt = now();
    const identity = parseIdentity({ staffKind: 'pns', number: form.number }, askedAt);
    if (!identity.ok) throw refuseField('number', identity.reason, identity.facts);
    const mailbox = readMailbox(region, form.mailbox);
    if (!mailbox.ok) throw refuseField('mailbox', mailbox.reason);
    const { number } = identity;
    const askId = attempt.body;
    const tail = number.slice(-3);
    await store({
      askId,
      region: region.code,
      person: personKey({
        ...{ pepper: await pepper(), campaign: campaign.id, region: region.code },
        ...{ idKind: 'nip', number },
      }),
      sealed: await sealAsk(sealing, askId, { mailbox: mailbox.address, from, tail }),
      askedAt,
      expiresAt: Math.floor((askedAt + askLifeMs) / 1000),
    });
  };
