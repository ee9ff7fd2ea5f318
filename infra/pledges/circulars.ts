import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  circularSettings,
  signCircularSettings,
} from '../../functions/pledges/circulars/settings.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { acceptObjectsOf, documentBucket } from '../parts/bucket.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow, granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import type { SigningAccount } from '../parts/signing.ts';
import { HouseSecret } from '../parts/secret.ts';
import { HouseTable } from '../parts/table.ts';

type Needs = { house: House; signing: SigningAccount };

/** Circulars and briefings of regions, and what their units answered. */
export class Circulars extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;
  readonly table: HouseTable;

  constructor(scope: Construct, id: string, { house, signing }: Needs) {
    super(scope, id);
    const table = new HouseTable(this, 'Table', { house, table: circularsTable });
    this.table = table;
    const documents = documentBucket(this, house);
    const linkKey = new HouseSecret(this, 'UnitLinkKey', {
      house,
      description: 'Signs the links by which units answer circulars and briefings (HMAC-SHA256)',
      rotation: 'two-live',
      whyNotRotated:
        'Links live up to 60 days in the chats of offices and two versions are live: a timed rotation more often than that would break them. A leak is answered by a new value at once, without the one before (runbook); units are then sent new links.',
    });
    const fn = new HouseFunction(this, 'Circulars', {
      house,
      entry: 'pledges/circulars/circulars',
      settings: circularSettings,
      environment: {
        CIRCULARS_TABLE: table.readAndPut(),
        DOCUMENTS_BUCKET: granted(
          documents.bucketName,
          allow(['s3:GetObject', 's3:PutObject'], documents.arnForObjects('circulars/*')),
          house.key.use('s3'),
        ),
        UNIT_LINK_SECRET_ARN: linkKey.read(),
        ESIGN_ADDRESS: signing.address,
        PUBLIC_URL: house.publicUrl,
      },
      errorImpact: 'Regions cannot issue circulars, and units cannot acknowledge them.',
    });
    acceptObjectsOf(fn, documents, 'circulars/');
    this.entries = {
      'pledges/circulars/circulars': fn,
      'pledges/circulars/sign-circular': this.#sign({ house, signing }, documents),
    };
  }

  /** Sees a passphrase of who signs a circular; the only function that reaches signed circulars. */
  #sign({ house, signing }: Needs, documents: Bucket): IFunction {
    const fn = new HouseFunction(this, 'SignCircular', {
      house,
      entry: 'pledges/circulars/sign-circular',
      settings: signCircularSettings,
      environment: {
        CIRCULARS_TABLE: this.table.only('dynamodb:GetItem', 'dynamodb:PutItem'),
        DOCUMENTS_BUCKET: granted(
          documents.bucketName,
          allow(['s3:GetObject'], documents.arnForObjects('circulars/*')),
          allow(['s3:GetObject', 's3:PutObject'], documents.arnForObjects('signed/*')),
          // Without it what is not there is forbidden rather than missing.
          allow(['s3:ListBucket'], documents.bucketArn),
          house.key.use('s3'),
        ),
        ...signing.environment(),
      },
      // As long as the gateway waits: the service is asked up to four times.
      timeout: 29,
      memoryMb: 1024,
      errorImpact: 'Chairs cannot sign a circular electronically; it is issued and read as before.',
    });
    for (const prefix of ['circulars/', 'signed/']) acceptObjectsOf(fn, documents, prefix);
    return fn;
  }
}
