import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as settings from '../../functions/reports/hand-over/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';
import type { HouseKey } from '../parts/key.ts';
import type { Originals } from './evidence.ts';
import { deskOf, type ReportTables } from './tables.ts';

type Needs = {
  house: House;
  tables: ReportTables;
  attempts: HouseSecret;
  reportersKey: HouseKey;
  originals: Originals;
};

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
    this.entries = { ...this.#forOfficers(needs, links), ...this.#forBawaslu(needs, links) };
  }

  #forOfficers({ house, tables, attempts }: Needs, links: HouseSecret) {
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
        },
        errorImpact: 'Nobody can hand a named report over to Bawaslu.',
      }),
    };
  }

  /** Reads a name and originals, for whoever holds link and code of a package that two released. */
  #forBawaslu({ house, tables, originals }: Needs, links: HouseSecret) {
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
        EVIDENCE_BUCKET: originals.read(),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        HAND_OVER_SECRET_ARN: links.read(),
      },
      timeout: 20,
      errorImpact: 'Bawaslu cannot open what was handed over to it.',
    });
    originals.accept(fn);
    return { 'reports/hand-over/package': fn };
  }
}
