import { isQueue, isStateful } from '../stateful.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Resource } from './compare.ts';
import { madeAnewBy } from './made-anew.ts';

type Changed = { stack: string; logicalId: string; was: Resource; is: Resource | undefined };

/** What a change of a template would lose or orphan, a line each. Of what holds no state, nothing. */
export const harmOf = ({ stack, logicalId, was, is }: Changed): string[] => {
  const place = { stack, logicalId, type: was.Type };
  const says = (harm: string) => `${logicalId} (${was.Type}): ${harm}`;
  if (isStateful(place)) return harmTo(was, is).map(says);
  // A queue may go, and somebody is asked; one that is made anew loses what waits in it without a word.
  return isQueue(was.Type) && is?.Type === was.Type ? anew(was, is).map(says) : [];
};

const harmTo = (was: Resource, is: Resource | undefined): string[] => {
  if (!is) return ['is no longer in the template'];
  if (is.Type !== was.Type) return [`would become a ${is.Type}`];
  return [...dropped(was, is), ...anew(was, is), ...overwritten(was, is), ...unguarded(was, is)];
};

const dropped = (was: Resource, is: Resource): string[] =>
  (['DeletionPolicy', 'UpdateReplacePolicy'] as const)
    .filter((policy) => was[policy] === 'Retain' && is[policy] !== 'Retain')
    .map((policy) => `${policy} would no longer be Retain`);

const anew = (was: Resource, is: Resource): string[] =>
  [...madeAnewBy(was.Type, was.Properties ?? {}, is.Properties ?? {}), ...otherKeys(was, is)].map(
    (property) => `would be made anew: ${property}`,
  );

/** An attribute of keys with another type makes a new table; the schema does not say so, DynamoDB's documents do. */
const otherKeys = (was: Resource, is: Resource): string[] => {
  const types = new Map(attributesOf(was));
  return attributesOf(is).flatMap(([name, type]) =>
    types.has(name) && types.get(name) !== type ? [`AttributeDefinitions/${name}`] : [],
  );
};

const attributesOf = ({ Properties }: Resource): [string, unknown][] =>
  [Properties?.['AttributeDefinitions'] ?? []].flat().flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    return [[String(Reflect.get(one, 'AttributeName')), Reflect.get(one, 'AttributeType')]];
  });

/** Changed, either gives a secret another value: what was made by the one before is never found or read again. */
const overwritten = (was: Resource, is: Resource): string[] =>
  was.Type !== 'AWS::SecretsManager::Secret'
    ? []
    : ['GenerateSecretString', 'SecretString']
        .filter((name) => !isDeepStrictEqual(was.Properties?.[name], is.Properties?.[name]))
        .map((name) => `would get another value: ${name}`);

const unguarded = (was: Resource, is: Resource): string[] =>
  isGuarded(was) && !isGuarded(is)
    ? ['could no longer be restored to a moment: PointInTimeRecoveryEnabled']
    : [];

const isGuarded = ({ Properties = {} }: Resource): boolean =>
  JSON.stringify(Properties).includes('"PointInTimeRecoveryEnabled":true');
