import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  bindTicketsSettings,
  ceremoniesSettings,
  keepSheetSettings,
  listPledgedSettings,
  signRecordSettings,
} from '../../functions/pledges/ceremonies/settings.ts';
import { acceptObjectsOf, signedBucket } from '../parts/bucket.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow, granted } from '../parts/granted.ts';
import { signingAccount, type SigningAccount } from '../parts/signing.ts';
import { followStream } from '../parts/triggers.ts';
import type { StreamPattern } from '../parts/without-imported.ts';
import type { PledgeNeeds } from './tables.ts';

/** Ceremonies: opened, confirmed by witnesses, attended by a code or a sheet, and closed with a berita acara. */
export class Ceremonies extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;
  readonly signing: SigningAccount;

  constructor(scope: Construct, id: string, needs: PledgeNeeds) {
    super(scope, id);
    const { house, tables, secrets } = needs;
    this.signing = signingAccount(this, house);
    this.entries = {
      'pledges/ceremonies/ceremonies': new HouseFunction(this, 'RunCeremonies', {
        house,
        entry: 'pledges/ceremonies/ceremonies',
        settings: ceremoniesSettings,
        environment: {
          CEREMONIES_TABLE: tables.ceremonies.write(),
          CEREMONY_SECRET_ARN: secrets.ceremonyKey.read(),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
          ESIGN_ADDRESS: this.signing.address,
          PUBLIC_URL: house.publicUrl,
        },
        // As long as the gateway waits: a sheet of ten thousand rows is forty writes.
        timeout: 29,
        memoryMb: 1769,
        errorImpact:
          'Regions cannot hold an apel ikrar: no code on its screen, no witness, no sheet.',
      }),
      'pledges/ceremonies/sign-record': this.#sign(needs),
    };
    this.#keepSheets(needs);
    this.#listPledges(needs);
    this.#bindTickets(needs);
  }

  /** The only function that sees a passphrase of a leader, and the only one that reaches signed records. */
  #sign({ house, tables }: PledgeNeeds): IFunction {
    const signed = signedBucket(this, house);
    const fn = new HouseFunction(this, 'SignRecord', {
      house,
      entry: 'pledges/ceremonies/sign-record',
      settings: signRecordSettings,
      environment: {
        CEREMONIES_TABLE: tables.ceremonies.only(
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
        ),
        SIGNED_BUCKET: granted(
          signed.bucketName,
          allow(['s3:GetObject', 's3:PutObject'], signed.arnForObjects('records/*')),
          // Without it what is not there is forbidden rather than missing.
          allow(['s3:ListBucket'], signed.bucketArn),
          house.key.use('s3'),
        ),
        ...this.signing.environment(),
        PUBLIC_URL: house.publicUrl,
      },
      // As long as the gateway waits: the service is asked up to four times.
      timeout: 29,
      memoryMb: 1769,
      errorImpact: 'Leaders cannot sign a record electronically; they can still sign on paper.',
    });
    acceptObjectsOf(fn, signed, 'records/');
    return fn;
  }

  #keepSheets({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'KeepSheet', {
      house,
      entry: 'pledges/ceremonies/keep-sheet',
      settings: keepSheetSettings,
      environment: {
        PLEDGES_TABLE: tables.pledges.only('dynamodb:UpdateItem'),
        ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem'),
      },
      timeout: 60,
      memoryMb: 1769,
      errorImpact: 'Pledges on the sheet of a place without signal are not counted.',
    });
    followStream(this, 'SheetStream', {
      fn,
      table: tables.ceremonies,
      batchSize: 4,
      windowSeconds: 0,
      bisect: true,
      patterns: [
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: {
            Keys: { item: { S: [{ prefix: 'rows#' }] } },
            // A row taken out of them by an erasure does not send the others again.
            NewImage: { forgotten: { N: [{ exists: false }] } },
          },
        },
      ],
    });
  }

  /** The second and last reader of this table's stream. */
  #bindTickets({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'BindTickets', {
      house,
      entry: 'pledges/ceremonies/bind-tickets',
      settings: bindTicketsSettings,
      environment: {
        CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:Query', 'dynamodb:GetItem'),
        PLEDGES_TABLE: tables.pledges.only('dynamodb:UpdateItem'),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact:
        'One ticket of an apel lets many attend, and codes that were voided still count.',
    });
    const named = (prefix: string): StreamPattern => ({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { Keys: { item: { S: [{ prefix }] } } },
    });
    followStream(this, 'TicketStream', {
      fn,
      table: tables.ceremonies,
      batchSize: 16,
      windowSeconds: 0,
      bisect: true,
      patterns: [named('tickets#'), named('void#')],
    });
  }

  /** The second and last reader of the register's stream (the first is the tally): two is what a shard serves. */
  #listPledges({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'ListPledged', {
      house,
      entry: 'pledges/ceremonies/list-pledged',
      settings: listPledgedSettings,
      environment: { CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:PutItem') },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'The record of a ceremony lacks pledges that were made there.',
    });
    followStream(this, 'CeremonyPledges', {
      fn,
      table: tables.pledges,
      batchSize: 1000,
      windowSeconds: 2,
      bisect: true,
      patterns: [
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { NewImage: { attended: { M: { ceremony: { S: [{ exists: true }] } } } } },
        },
        {
          // Taken back.
          eventName: ['MODIFY'],
          dynamodb: { OldImage: { attended: { M: { ceremony: { S: [{ exists: true }] } } } } },
        },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { NewImage: { attempt: { S: [{ prefix: 'sheet~' }] } } },
        },
      ],
    });
  }
}
