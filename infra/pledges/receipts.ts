import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { verifyReceiptSettings } from '../../functions/pledges/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { PledgeNeeds } from './tables.ts';

/** Receipts: anybody can check one, and the keys that prove them are public. */
export class Receipts extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, secrets }: PledgeNeeds) {
    super(scope, id);
    this.entries = {
      'pledges/verify-receipt': new HouseFunction(this, 'VerifyReceipt', {
        house,
        entry: 'pledges/verify-receipt',
        settings: verifyReceiptSettings,
        environment: { RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read() },
        errorImpact: 'Nobody can check a receipt online.',
      }),
    };
  }
}
