import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { circularSettings } from '../../functions/pledges/circulars/settings.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { acceptObjectsOf, documentBucket } from '../parts/bucket.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow, granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';
import { HouseTable } from '../parts/table.ts';

/** Circulars and briefings of regions, and what their units answered. */
export class Circulars extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;
  readonly table: HouseTable;

  constructor(scope: Construct, id: string, house: House) {
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
        PUBLIC_URL: house.publicUrl,
      },
      errorImpact: 'Regions cannot issue circulars, and units cannot acknowledge them.',
    });
    acceptObjectsOf(fn, documents, 'circulars/');
    this.entries = { 'pledges/circulars/circulars': fn };
  }
}
