import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { trackReportSettings } from '../../functions/reports/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; code: HouseSecret };

/** What a reporter does after reporting, by the code only they hold. */
export class FollowUp extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables, code }: Needs) {
    super(scope, id);
    this.entries = {
      'reports/follow-up/track-report': new HouseFunction(this, 'TrackReport', {
        house,
        entry: 'reports/follow-up/track-report',
        settings: trackReportSettings,
        environment: { REPORTS_TABLE: tables.reports.read(), CODE_SECRET_ARN: code.read() },
        errorImpact: 'Reporters cannot follow their report.',
      }),
    };
  }
}
