import type { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { functionName } from '../parts/function-name.ts';
import type { House } from '../parts/house.ts';
import { sumOf, type Count } from './sum-of.ts';

/** Rows that those who read every region each minute, or at each step, had to leave out. */
export const rowsUnreadable = ({ deployment }: House): MathExpression =>
  sumOf(
    [
      'climb-ladder',
      'plan-digests',
      'notify-officers',
      'send-messages',
      'sweep-reports',
      'sweep-roll',
      'recompute-deadlines',
    ].map((entry): Count => [functionName(deployment, entry), 'RowsUnreadable']),
  );
