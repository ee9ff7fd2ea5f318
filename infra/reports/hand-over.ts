import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as settings from '../../functions/reports/hand-over/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';
import { signingAccount, type SigningAccount } from '../parts/signing.ts';
import type { HouseKey } from '../parts/key.ts';
import type { Originals } from './evidence.ts';
import { deskOf, type ReportTables } from './tables.ts';

type Needs = {
  house: House;
  tables: ReportTables;
  attempts: HouseSecret;
  reportersKey: HouseKey;
  handedOver: Originals;
  letters: Originals;
};

type Made = { links: HouseSecret; signing: SigningAccount };

/** The way of a named report to Bawaslu: released by two, opened by a link and a code. */
export class HandOver extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const links = new HouseSecret(this, 'Links', {
      house: needs.house,
      key: needs.reportersKey,
      description: 'Signs links to packages for Bawaslu and makes their codes (HMAC-SHA256)',
      rotation: 'two-live',
      whyNotRotated:
        'A link is good for seven days and two versions are live: a timed rotation more often than that would cut Bawaslu off from what was just handed over. A leak is answered by a new value without the one before, after which links are made anew (runbook).',
    });
    const signing = signingAccount(this, needs.house);
    this.entries = {
      ...this.#forOfficers(needs, { links, signing }),
      ...this.#forSigning(needs, signing),
      ...this.#forBawaslu(needs, links),
    };
  }

  #forOfficers({ house, tables, attempts }: Needs, { links, signing }: Made) {
    return {
      'reports/hand-over/hand-over': new HouseFunction(this, 'HandOver', {
        house,
        entry: 'reports/hand-over/hand-over',
        settings: settings.handOverSettings,
        environment: {
          ...deskOf(tables),
          REPORTS_TABLE: tables.reports.read(),
          // What waits for a second person, or for somebody to have seen it, is beside the case.
          CASES_TABLE: tables.cases.only('dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'),
          IDENTITY_ACCESS_TABLE: tables.identityAccess.append(),
          HAND_OVER_SECRET_ARN: links.read(),
          ATTEMPT_SECRET_ARN: attempts.read(),
          ESIGN_ADDRESS: signing.address,
        },
        errorImpact: 'Nobody can hand a named report over to Bawaslu.',
      }),
    };
  }

  /** Sees the passphrase of who signs a letter; reads no name of who reported, and no original. */
  #forSigning({ house, tables, letters }: Needs, signing: SigningAccount) {
    const fn = new HouseFunction(this, 'SignLetter', {
      house,
      entry: 'reports/hand-over/sign-letter',
      settings: settings.signLetterSettings,
      environment: {
        ...deskOf(tables),
        REPORTS_TABLE: tables.reports.only('dynamodb:GetItem'),
        IDENTITY_ACCESS_TABLE: tables.identityAccess.only(
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
        ),
        EVIDENCE_TABLE: tables.evidence.only('dynamodb:Query'),
        EVIDENCE_BUCKET: letters.read(),
        ...signing.environment(),
      },
      // As long as the gateway waits: the service is asked up to four times.
      timeout: 29,
      memoryMb: 1024,
      errorImpact:
        'Nobody can sign or read a letter to Bawaslu at the desk; the package holds it unsigned.',
    });
    letters.accept(fn);
    return { 'reports/hand-over/sign-letter': fn };
  }

  /** Reads a name and originals, for whoever holds link and code of a package that two released. */
  #forBawaslu({ house, tables, handedOver }: Needs, links: HouseSecret) {
    const fn = new HouseFunction(this, 'Package', {
      house,
      entry: 'reports/hand-over/package',
      settings: settings.packageSettings,
      environment: {
        ROLL_TABLE: tables.roll.only('dynamodb:Query'),
        REPORTS_TABLE: tables.reports.only('dynamodb:GetItem'),
        REPORTERS_TABLE: tables.reporters.only('dynamodb:GetItem'),
        // The case says that it was handed over, and under which number.
        CASES_TABLE: tables.cases.only(
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ),
        IDENTITY_ACCESS_TABLE: tables.identityAccess.only('dynamodb:Query', 'dynamodb:PutItem'),
        EVIDENCE_TABLE: tables.evidence.only('dynamodb:Query', 'dynamodb:PutItem'),
        EVIDENCE_BUCKET: handedOver.read(),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        HAND_OVER_SECRET_ARN: links.read(),
      },
      timeout: 20,
      errorImpact: 'Bawaslu cannot open what was handed over to it.',
    });
    handedOver.accept(fn);
    return { 'reports/hand-over/package': fn };
  }
}
