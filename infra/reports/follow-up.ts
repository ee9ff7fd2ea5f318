import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  askIdentitySettings,
  caseMessagesSettings,
  changeReportSettings,
  keepAsLongSettings,
  readIdentitySettings,
  trackReportSettings,
} from '../../functions/reports/follow-up/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret } from '../parts/secret.ts';
import { followStream } from '../parts/triggers.ts';
import { deskOf, type ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; code: HouseSecret; attempts: HouseSecret };

/** What a reporter does after reporting, by the code only they hold, and how officers meet them without a name. */
export class FollowUp extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.entries = { ...this.#byCode(needs), ...this.#forOfficers(needs) };
    this.#keepAsLong(needs);
    this.#alarms(needs.house);
  }

  #alarms(house: House): void {
    raiseAlarm(this, 'CodesGuessed', {
      house,
      metric: ourMetric('followUp', 'UnknownCode'),
      above: 300,
      errorImpact: 'Somebody may be guessing follow-up codes, to read what reporters wrote.',
      runbook: 'somebody-guesses-codes',
    });
    raiseAlarm(this, 'IdentityRead', {
      house,
      metric: ourMetric('readIdentity', 'IdentityRead'),
      above: 0,
      errorImpact:
        "Two people have read a reporter's name or opened a sealed file (the reporter is shown when), or a whole delivery in quarantine.",
      runbook: 'a-reporters-name-was-read',
    });
  }

  #byCode({ house, tables, code }: Needs) {
    const seen = {
      CASES_TABLE: tables.cases.readAndCheck(),
      EVIDENCE_TABLE: tables.evidence.read(),
      IDENTITY_ACCESS_TABLE: tables.identityAccess.read(),
      READINGS_TABLE: tables.readings.only('dynamodb:Query'),
      MESSAGES_TABLE: tables.messages.write(),
      SLIPS_TABLE: tables.slips.only('dynamodb:GetItem'),
      CODE_SECRET_ARN: code.read(),
    };
    return {
      'reports/follow-up/track-report': new HouseFunction(this, 'TrackReport', {
        house,
        entry: 'reports/follow-up/track-report',
        settings: trackReportSettings,
        environment: { ...seen, REPORTS_TABLE: tables.reports.readAndCheck() },
        errorImpact: 'Reporters cannot follow their report, nor answer the satgas.',
      }),
      'reports/follow-up/change-report': new HouseFunction(this, 'ChangeReport', {
        house,
        entry: 'reports/follow-up/change-report',
        settings: changeReportSettings,
        environment: {
          ...seen,
          REPORTS_TABLE: tables.reports.write(),
          // It gives and takes away a name, and cannot read one.
          REPORTERS_TABLE: tables.reporters.only('dynamodb:PutItem', 'dynamodb:DeleteItem'),
        },
        errorImpact: 'Reporters cannot give their name, nor withdraw their report.',
      }),
    };
  }

  #forOfficers({ house, tables, attempts }: Needs) {
    return {
      'reports/messages/case-messages': new HouseFunction(this, 'CaseMessages', {
        house,
        entry: 'reports/messages/case-messages',
        settings: caseMessagesSettings,
        environment: {
          ...deskOf(tables),
          REPORTS_TABLE: tables.reports.readAndCheck(),
          MESSAGES_TABLE: tables.messages.write(),
          // Not the code's key: with it, a stored report's code could be searched for.
          ATTEMPT_SECRET_ARN: attempts.read(),
        },
        errorImpact: 'Officers cannot read or answer reporters.',
      }),
      'reports/identity/ask-identity': new HouseFunction(this, 'AskIdentity', {
        house,
        entry: 'reports/identity/ask-identity',
        settings: askIdentitySettings,
        environment: {
          ...deskOf(tables),
          REPORTS_TABLE: tables.reports.read(),
          IDENTITY_ACCESS_TABLE: tables.identityAccess.append(),
          ATTEMPT_SECRET_ARN: attempts.read(),
        },
        errorImpact: 'Nobody can ask for a reporter’s name; reports cannot be passed on with it.',
      }),
      'reports/identity/read-identity': new HouseFunction(this, 'ReadIdentity', {
        house,
        entry: 'reports/identity/read-identity',
        settings: readIdentitySettings,
        environment: {
          ...deskOf(tables),
          REPORTS_TABLE: tables.reports.read(),
          IDENTITY_ACCESS_TABLE: tables.identityAccess.append(),
          // Besides it, only the package for Bawaslu can read a name.
          REPORTERS_TABLE: tables.reporters.only('dynamodb:GetItem'),
        },
        errorImpact: 'The two who may read a reporter’s name cannot.',
      }),
    };
  }

  #keepAsLong({ house, tables }: Needs): void {
    const fn = new HouseFunction(this, 'KeepAsLong', {
      house,
      entry: 'reports/follow-up/keep-as-long',
      settings: keepAsLongSettings,
      environment: {
        MESSAGES_TABLE: tables.messages.only('dynamodb:Query', 'dynamodb:UpdateItem'),
        IDENTITY_ACCESS_TABLE: tables.identityAccess.only('dynamodb:Query', 'dynamodb:UpdateItem'),
        CASES_TABLE: tables.cases.only('dynamodb:Query', 'dynamodb:UpdateItem'),
        EVIDENCE_TABLE: tables.evidence.only('dynamodb:Query', 'dynamodb:UpdateItem'),
      },
      timeout: 60,
      errorImpact: 'What belongs to a raised lead is deleted after a year, before its report.',
    });
    followStream(this, 'KeepAsLongStream', {
      fn,
      table: tables.messages,
      batchSize: 100,
      windowSeconds: 1,
      bisect: true,
      eventNames: ['INSERT'],
    });
  }
}
