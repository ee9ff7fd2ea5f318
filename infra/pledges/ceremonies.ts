import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Ceremonies: opened, confirmed by witnesses, and closed with a berita acara. */
export class Ceremonies extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction> = {};
}
