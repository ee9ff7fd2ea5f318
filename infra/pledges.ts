import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import {
  readParticipationSettings,
  submitPledgeSettings,
  tallySettings,
  verifyReceiptSettings,
} from '../functions/pledges/settings.ts';
import { HouseFunction } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { HouseSecret } from './parts/secret.ts';
import { HouseTable } from './parts/table.ts';
import { followStream } from './parts/triggers.ts';

/** The pledge register: one write per pledge, counted from the table's stream. */
export class Pledges extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    const tables = this.#tables(house);
    const secrets = this.#secrets(house);
    this.entries = {
      'pledges/submit-pledge': new HouseFunction(this, 'SubmitPledge', {
        house,
        entry: 'pledges/submit-pledge',
        settings: submitPledgeSettings,
        environment: {
          PLEDGES_TABLE: tables.pledges.write(),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
          RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read(),
        },
        errorImpact: 'Civil servants at an apel cannot pledge.',
      }),
      'pledges/verify-receipt': new HouseFunction(this, 'VerifyReceipt', {
        house,
        entry: 'pledges/verify-receipt',
        settings: verifyReceiptSettings,
        environment: { RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read() },
        errorImpact: 'Nobody can check a receipt online.',
      }),
      'pledges/read-participation': new HouseFunction(this, 'ReadParticipation', {
        house,
        entry: 'pledges/read-participation',
        settings: readParticipationSettings,
        environment: { PARTICIPATION_TABLE: tables.participation.read() },
        errorImpact: 'The public cannot see how many have pledged.',
      }),
      'pledges/pledge-pages': new HouseFunction(this, 'PledgePages', {
        house,
        entry: 'pledges/pledge-pages',
        settings: z.object({}),
        environment: {},
        errorImpact: 'Civil servants do not see the pledge form.',
      }),
    };
    this.#count(house, tables);
  }

  #tables(house: House) {
    return {
      pledges: new HouseTable(this, 'Table', {
        house,
        partitionKey: 'personKey',
        stream: StreamViewType.NEW_IMAGE,
      }),
      participation: new HouseTable(this, 'Participation', {
        house,
        partitionKey: 'region',
        sortKey: 'unit',
      }),
    };
  }

  #secrets(house: House) {
    return {
      pepper: new HouseSecret(this, 'Pepper', {
        house,
        description: 'Keys a person to their pledge (HMAC-SHA256)',
        whyNotRotated:
          'A person is found again only under the same pepper: a rotation would let everybody pledge twice and double the counts. It lives as long as its campaign.',
      }),
      receiptKey: new HouseSecret(this, 'ReceiptKey', {
        house,
        description: 'Seed of the Ed25519 key that signs receipts',
        whyNotRotated:
          'Receipts are verified offline for years against the published key: a timed rotation would make valid receipts fail. Rotation is a runbook step that publishes the new key beside the old one.',
      }),
    };
  }

  #count(house: House, tables: { pledges: HouseTable; participation: HouseTable }): void {
    const errorImpact = 'Participation counts stand still while pledges arrive.';
    const fn = new HouseFunction(this, 'Tally', {
      house,
      entry: 'pledges/tally',
      settings: tallySettings,
      environment: { PARTICIPATION_TABLE: tables.participation.write() },
      timeout: 60,
      memoryMb: 512,
      errorImpact,
    });
    followStream(this, 'TallyStream', {
      fn,
      table: tables.pledges,
      batchSize: 1000,
      windowSeconds: 2,
      // The window's events name their shard, which is what makes counting exactly once possible.
      tumblingSeconds: 60,
      bisect: false,
      eventNames: ['INSERT'],
    });
  }
}
