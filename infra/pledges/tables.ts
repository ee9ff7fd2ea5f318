import type { Construct } from 'constructs';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgeSendersTable } from '../../functions/pledges/pledging/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';
import { HouseTable } from '../parts/table.ts';

export type PledgeTables = ReturnType<typeof pledgeTables>;
export type PledgeSecrets = ReturnType<typeof pledgeSecrets>;

/** What every room of the pledge capability needs. */
export type PledgeNeeds = { house: House; tables: PledgeTables; secrets: PledgeSecrets };

/** The tables of the pledge register: one item a person, and the counts that follow from its stream. */
export const pledgeTables = (scope: Construct, house: House) => ({
  pledges: new HouseTable(scope, 'Table', { house, table: pledgesTable }),
  senders: new HouseTable(scope, 'Senders', { house, table: pledgeSendersTable }),
  rosters: new HouseTable(scope, 'Rosters', { house, table: rostersTable }),
  ceremonies: new HouseTable(scope, 'Ceremonies', { house, table: ceremoniesTable }),
  voidings: new HouseTable(scope, 'Voidings', { house, table: voidingsTable }),
  participation: new HouseTable(scope, 'Participation', { house, table: participationTable }),
});

/** The keys of the register, and why no timer may rotate them. */
export const pledgeSecrets = (scope: Construct, house: House) => ({
  pepper: new HouseSecret(scope, 'Pepper', {
    house,
    description: 'Keys a person to their pledge (HMAC-SHA256)',
    rotation: 'never',
    whyNotRotated:
      'A person is found again only under the same pepper: a rotation would let everybody pledge twice and double the counts. It lives as long as its campaign.',
  }),
  ceremonyKey: new HouseSecret(scope, 'CeremonyKey', {
    house,
    description:
      'Signs the codes on the screen of a ceremony, the tickets of its forms and the links of its witnesses (HMAC-SHA256)',
    rotation: 'anew',
    whyNotRotated:
      'Links of witnesses live for days and screens for a whole apel: a timed rotation in the middle of one would turn everybody away. A leak is answered by a new value at once (runbook); links are then passed on anew.',
  }),
  receiptKey: new HouseSecret(scope, 'ReceiptKey', {
    house,
    description: 'Seed of the Ed25519 key that signs receipts',
    rotation: 'by-ring',
    whyNotRotated:
      'Receipts are verified offline for years against the published key: a timed rotation would make valid receipts fail. Rotation is a runbook step that publishes the new key beside the old one.',
  }),
});
