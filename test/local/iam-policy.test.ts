import { describe, expect, it } from '@jest/globals';
import { compilePolicies, type Need, type Statement } from '@netral/local-host/iam/policy';
import { dynamodbNeeds } from '@netral/local-host/iam/dynamodb-needs';
import fc from 'fast-check';

/** IAM's wildcards, letter by letter. */
const fits = (pattern: string, value: string): boolean => {
  if (pattern === '') return value === '';
  if (pattern.startsWith('*'))
    return fits(pattern.slice(1), value) || (value !== '' && fits(pattern, value.slice(1)));
  if (value === '') return false;
  return (
    (pattern.startsWith('?') || pattern[0] === value[0]) && fits(pattern.slice(1), value.slice(1))
  );
};

/** What AWS documents of each operator, one at a time; undefined for one that nobody knows here. */
const holds = (operator: string, wanted: string[], given: string | undefined) => {
  const any = (same: (one: string, value: string) => boolean): boolean | undefined =>
    given === undefined ? undefined : wanted.some((one) => same(one, given));
  switch (operator) {
    case 'StringEquals':
      return any((one, value) => one === value) ?? false;
    case 'StringNotEquals':
      return !(any((one, value) => one === value) ?? false);
    case 'StringLike':
      return any(fits) ?? false;
    case 'StringNotLike':
      return !(any(fits) ?? false);
    case 'StringEqualsIfExists':
      return any((one, value) => one === value) ?? true;
    case 'Null':
      return wanted.includes(given === undefined ? 'true' : 'false');
    default:
      return undefined;
  }
};

/** "Policy evaluation logic" as one reads it aloud. */
const reference = (statements: Statement[], need: Need): 'allowed' | 'denied' => {
  const applying = statements.map((one) => {
    const actions = (one.Action ?? []).some((name) =>
      fits(name.toLowerCase(), need.action.toLowerCase()),
    );
    const others = (one.NotAction ?? []).some((name) =>
      fits(name.toLowerCase(), need.action.toLowerCase()),
    );
    const resources = (one.Resource ?? []).some((name) => fits(name, need.resource));
    const elsewhere = (one.NotResource ?? []).some((name) => fits(name, need.resource));
    const isAbout =
      (one.NotAction ? !others : actions) && (one.NotResource ? !elsewhere : resources);
    const tests = Object.entries(one.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) =>
        holds(operator, wanted, need.context?.[key.toLowerCase()]),
      ),
    );
    // What cannot be decided counts against the caller.
    if (tests.includes(undefined)) return isAbout && one.Effect === 'Deny' ? 'deny' : 'none';
    if (!isAbout || tests.includes(false)) return 'none';
    return one.Effect === 'Deny' ? 'deny' : 'allow';
  });
  return applying.includes('allow') && !applying.includes('deny') ? 'allowed' : 'denied';
};

const actions = ['sqs:SendMessage', 'SQS:sendmessage', 'sqs:Send*', 'sqs:*', '*', 's3:Get?bject'];
const resources = ['arn:a', 'arn:a/x', 'arn:a/*', 'arn:?', 'arn:b', '*', 'arn:a/**'];
const values = ['incoming/', 'incoming/1', 'incoming/*', 'x', 'true', 'false'];
const some = (list: string[]) => fc.subarray(list, { minLength: 1, maxLength: 3 });

const condition = fc.dictionary(
  fc.constantFrom(
    ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'],
    ...['StringEqualsIfExists', 'Null', 'NumericLessThan'],
  ),
  fc.dictionary(fc.constantFrom('s3:prefix', 'S3:Prefix', 'ses:FromAddress'), some(values), {
    ...{ minKeys: 1, maxKeys: 2 },
  }),
  { maxKeys: 2 },
);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    actions: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), some(actions)),
    resources: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), some(resources)),
    Condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ Effect, actions: [by, names], resources: [on, arns], Condition }) => ({
    Effect,
    ...{ [by]: names, [on]: arns },
    ...(Condition && { Condition }),
  }));

const need: fc.Arbitrary<Need> = fc.record({
  action: fc.constantFrom('sqs:SendMessage', 'sqs:ReceiveMessage', 's3:GetObject', 's3:GetObjects'),
  resource: fc.constantFrom('arn:a', 'arn:a/x', 'arn:a/', 'arn:b', 'arn:abc', '*'),
  context: fc.dictionary(
    fc.constantFrom('s3:prefix', 'ses:fromaddress'),
    fc.constantFrom(...values),
  ),
});

describe('the policies of a role', () => {
  it('are decided as AWS documents it, whatever they say', () => {
    let allowed = 0;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), fc.array(need), (statements, needs) => {
        const decide = compilePolicies(statements);
        for (const one of needs) {
          const verdict = decide(one).kind === 'allowed' ? 'allowed' : 'denied';
          if (verdict === 'allowed') allowed += 1;
          expect(verdict).toBe(reference(statements, one));
        }
      }),
      { numRuns: 3000 },
    );
    expect(allowed).toBeGreaterThan(200);
  });

  const asks = (more: Partial<Statement>, context = {}) =>
    compilePolicies([{ Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['*'], ...more }])({
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::evidence',
      context,
    });

  it('name the operator, the key and the variable that the host does not know, and deny', () => {
    expect(asks({ Condition: { DateLessThan: { 's3:prefix': ['2026'] } } })).toEqual({
      kind: 'implicit-deny',
      unknown: 'the condition operator DateLessThan',
    });
    expect(asks({ Condition: { StringEquals: { 'aws:PrincipalTag/x': ['1'] } } })).toEqual({
      kind: 'implicit-deny',
      unknown: 'the condition key aws:principaltag/x',
    });
    expect(asks({ Resource: ['arn:aws:s3:::${aws:username}'] })).toMatchObject({
      kind: 'implicit-deny',
      unknown: 'a policy variable in arn:aws:s3:::${aws:username}',
    });
    const denied = { Effect: 'Deny' as const, Condition: { IpAddress: { 's3:prefix': ['::1'] } } };
    expect(asks(denied).kind).toBe('explicit-deny');
  });

  it('hold a deletion to the keys they name, and refuse where a call does not say which key leads', () => {
    const place = { partition: 'aws', region: 'ap-southeast-3', accountId: '000000000000' };
    const decide = compilePolicies([
      {
        ...{ Effect: 'Allow', Action: ['dynamodb:DeleteItem'], Resource: ['*'] },
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['latihan-*'] } },
      },
    ]);
    const asked = (Key: object) =>
      dynamodbNeeds(place, 'DeleteItem', { TableName: 'pledges', Key }).map(
        (one) => decide(one).kind,
      );
    expect(asked({ personKey: { S: 'latihan-1' } })).toEqual(['allowed']);
    expect(asked({ personKey: { S: 'seseorang' } })).toEqual(['implicit-deny']);
    expect(asked({ region: { S: 'latihan-1' }, item: { S: 'latihan-2' } })).toEqual([
      'implicit-deny',
    ]);
    const bundled = [{ Delete: { TableName: 'pledges', Key: { personKey: { S: 'seseorang' } } } }];
    const needs = dynamodbNeeds(place, 'TransactWriteItems', { TransactItems: bundled });
    expect(needs.map((one) => decide(one).kind)).toEqual(['implicit-deny']);
  });
});
