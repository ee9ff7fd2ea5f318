import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import { submitPledgeSettings } from '../../functions/pledges/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { PledgeNeeds } from './tables.ts';

/** Where people pledge: one write per pledge. */
export class Register extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables, secrets }: PledgeNeeds) {
    super(scope, id);
    this.entries = {
      'pledges/pledging/submit-pledge': new HouseFunction(this, 'SubmitPledge', {
        house,
        entry: 'pledges/pledging/submit-pledge',
        settings: submitPledgeSettings,
        environment: {
          PLEDGES_TABLE: tables.pledges.only('dynamodb:UpdateItem'),
          CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:GetItem'),
          PARTICIPATION_TABLE: tables.participation.only('dynamodb:Query'),
          PLEDGE_SENDERS_TABLE: tables.senders.only('dynamodb:PutItem'),
          CEREMONY_SECRET_ARN: secrets.ceremonyKey.read(),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
          RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read(),
          PUBLIC_URL: house.publicUrl,
        },
        errorImpact: 'Civil servants at an apel cannot pledge.',
      }),
      'pledges/pledging/pledge-pages': new HouseFunction(this, 'PledgePages', {
        house,
        entry: 'pledges/pledging/pledge-pages',
        settings: z.object({}),
        environment: {},
        errorImpact: 'Civil servants do not see the pledge form.',
      }),
    };
  }
}
