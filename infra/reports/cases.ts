import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** The cases officers work on: one for each report, moved by the table of moves, with deadlines that nag. */
export class Cases extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction> = {};
}
