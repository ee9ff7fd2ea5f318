import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arn, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { inForce } from '../../shared/decrees/held.ts';
import type { KindName } from '../../shared/decrees/kind-names.ts';
import { root } from '../bundle/bundle-options.ts';
import { granted, type Granted } from './granted.ts';
import type { KeyInUse } from './key.ts';

/** The table of what was decided without a release, of this stack or of another. */
export type DecreedInUse = {
  /** Names it to a function that works by what is in force, and sees nothing else in it. */
  readInForce: () => Granted;
  /** Names it to a desk: it adds to the history of these kinds and puts in force, and changes no entry of a history. */
  decide: (...kinds: KindName[]) => Granted;
};

/** The table with this name. */
export const decreedInUse = (
  scope: Construct,
  { tableName, key }: { tableName: string; key: KeyInUse },
): DecreedInUse => {
  const resources = [
    Arn.format(
      { service: 'dynamodb', resource: 'table', resourceName: tableName },
      Stack.of(scope),
    ),
  ];
  const on = (actions: string[], keys: string[]) =>
    new PolicyStatement({
      ...{ actions, resources },
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
    });
  return {
    readInForce: () =>
      granted(
        tableName,
        on(['dynamodb:GetItem', 'dynamodb:Query'], [inForce.subject]),
        key.decrypt('dynamodb'),
      ),
    decide: (...kinds) =>
      granted(
        tableName,
        on(
          ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
          [inForce.subject, ...kinds.map((kind) => `${kind}#*`)],
        ),
        key.use('dynamodb'),
      ),
  };
};

/** Whether the wiring of an entry works by what is in force, as its import of `shared/decrees/live-….ts` says. */
export const worksByDecrees = (entry: string): boolean =>
  /shared\/decrees\/live-[\w-]+\.ts'/.test(
    readFileSync(join(root, 'functions', `${entry}.lambda.ts`), 'utf8'),
  );
