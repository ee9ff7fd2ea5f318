import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { publishKeysSettings, verifyReceiptSettings } from '../../functions/pledges/settings.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { HouseFunction } from '../parts/function.ts';
import { DeadLetters } from '../parts/queue.ts';
import { HouseTable } from '../parts/table.ts';
import type { PledgeNeeds } from './tables.ts';

/** Receipts: anybody can check one, and the keys that prove them are public, also those of before. */
export class Receipts extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: PledgeNeeds) {
    super(scope, id);
    const { house, tables } = needs;
    const ring = new HouseTable(this, 'KeyRing', { house, table: keyRingTable });
    this.entries = {
      'pledges/receipts/verify-receipt': new HouseFunction(this, 'VerifyReceipt', {
        house,
        entry: 'pledges/receipts/verify-receipt',
        settings: verifyReceiptSettings,
        environment: {
          KEY_RING_TABLE: ring.read(),
          VOIDINGS_TABLE: tables.voidings.read(),
          PUBLIC_URL: house.publicUrl,
        },
        errorImpact: 'Nobody can check a receipt online or open its certificate.',
      }),
    };
    this.#publish(needs, ring);
  }

  /** The only reader of the seed besides the register: what verifies can never sign. */
  #publish({ house, secrets }: PledgeNeeds, ring: HouseTable): void {
    const errorImpact = 'Receipts signed with a new key cannot be checked.';
    const deadLetters = new DeadLetters(this, 'PublishDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'PublishKeys', {
      house,
      entry: 'pledges/receipts/publish-keys',
      settings: publishKeysSettings,
      environment: {
        KEY_RING_TABLE: ring.only('dynamodb:Query', 'dynamodb:PutItem'),
        RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read(),
      },
      memoryMb: 512,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'PublishKeysEveryMinute', {
      description: 'The public half of a new receipt key joins the ring before anything is signed',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }
}
