import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Rosters: who is expected to pledge, as keyed hashes only. */
export class Rosters extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction> = {};
}
