import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareTemplates, type Template } from '../../infra/deploy/compare.ts';
import { judgeChanges, type Change } from '../../infra/deploy/judge.ts';
import { holdsState, isStateful, stateful } from '../../infra/stateful.ts';

const stateTypes = [...holdsState, 'AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
const actions = [
  'Add',
  'Modify',
  'Remove',
  'Import',
  'Dynamic',
  'SyncWithActual',
  undefined,
] as const;
const replacements = ['True', 'False', 'Conditional', undefined] as const;
const policies = [
  ...['Delete', 'Retain', 'Snapshot', 'ReplaceAndDelete', 'ReplaceAndRetain'],
  ...['ReplaceAndSnapshot', undefined],
] as const;

/** As CloudFormation's documents have them; an action of a version to come has a name that nobody knows. */
const changeOf = (type: fc.Arbitrary<string>): fc.Arbitrary<Change> =>
  fc.record({
    Action: fc.oneof(fc.constantFrom(...actions), fc.string()) as fc.Arbitrary<never>,
    Replacement: fc.oneof(fc.constantFrom(...replacements), fc.string()) as fc.Arbitrary<never>,
    PolicyAction: fc.constantFrom(...policies) as fc.Arbitrary<never>,
    ResourceType: type,
    LogicalResourceId: fc.constantFrom('A', 'B'),
  });

/** What may happen to state, written by hand a second time. */
const mayPass = ({ Action, Replacement, PolicyAction }: Change): boolean =>
  PolicyAction === undefined &&
  (['Add', 'Import', 'SyncWithActual'].includes(Action ?? '') ||
    (Action === 'Modify' && Replacement === 'False'));

describe('versions of functions', () => {
  const version = { ResourceType: 'AWS::Lambda::Version', LogicalResourceId: 'FVersion1' };

  it.each([
    ['stays when the next takes over', { Action: 'Remove', PolicyAction: 'Retain' }, 1],
    [
      'stays when its settings became others',
      { Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndRetain' },
      1,
    ],
    ['goes', { Action: 'Remove', PolicyAction: 'Delete' }, 0],
    ['goes without a word', { Action: 'Remove' }, 0],
  ] as const)('are asked about unless one stays: one %s', (_, change, unasked) => {
    const { changed, destroyed } = judgeChanges('pledges', [{ ...version, ...change }]);
    expect([changed, destroyed.length]).toEqual([unasked, 1 - unasked]);
  });

  it('have no line of their own', () => {
    const before = { Resources: { V1: { Type: 'AWS::Lambda::Version' } } };
    const after = { Resources: { V2: { Type: 'AWS::Lambda::Version' } } };
    expect(compareTemplates('pledges', before, after)).toEqual({ refused: [], lines: [] });
  });
});

describe('what a change set may do', () => {
  it('is refused for every type that holds state, unless it is new, imported or changed in place', () => {
    fc.assert(
      fc.property(fc.array(changeOf(fc.constantFrom(...stateTypes))), (changes) => {
        const { refused, destroyed } = judgeChanges('pledges', changes);
        expect(refused).toHaveLength(changes.filter((one) => !mayPass(one)).length);
        expect(destroyed).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is said of others that go or are made anew, and counted of all', () => {
    fc.assert(
      fc.property(fc.array(changeOf(fc.constant('AWS::Lambda::Function'))), (changes) => {
        const { refused, destroyed, added, changed } = judgeChanges('pledges', changes);
        expect(refused).toEqual([]);
        expect(destroyed.length + added + changed).toBe(changes.length);
        expect(destroyed).toHaveLength(changes.filter((one) => !mayPass(one)).length);
      }),
    );
  });

  it('is refused where it names no type or no resource: it could be any', () => {
    for (const change of [
      { Action: 'Remove', LogicalResourceId: 'A' },
      { Action: 'Remove', ResourceType: 'AWS::Lambda::Function' },
      {},
    ] satisfies Change[])
      expect(judgeChanges('pledges', [change]).refused).toHaveLength(1);
  });

  it.each(['DoorLockKeyA51CA0713', 'DoorLockKeyB8E066552'])(
    'is not %s: the door can be taken away, and nothing is read by its keys',
    (logicalId) => {
      const type = 'AWS::SecretsManager::Secret';
      expect(isStateful({ stack: 'shared', logicalId, type })).toBe(false);
      expect(isStateful({ stack: 'pledges', logicalId, type })).toBe(true);
    },
  );

  it('is refused where a queue is made anew; one that goes is asked about', () => {
    const queue = { ResourceType: 'AWS::SQS::Queue', LogicalResourceId: 'Q' };
    const anew = { ...queue, Action: 'Modify', Replacement: 'True' } as const;
    expect(judgeChanges('satgas', [anew]).refused).toHaveLength(1);
    const gone = { ...queue, Action: 'Remove', PolicyAction: 'Retain' } as const;
    expect(judgeChanges('satgas', [gone])).toMatchObject({
      refused: [],
      destroyed: [expect.stringContaining('Q ')],
    });
  });

  it.each(stateful)('is refused for %s by its line, whatever its type', (line) => {
    const [stack = '', logicalId = ''] = line.split(' ');
    expect(isStateful({ stack, logicalId, type: 'AWS::Of::Later' })).toBe(true);
    expect(isStateful({ stack: 'other', logicalId, type: 'AWS::Of::Later' })).toBe(false);
  });
});

const table = (more: object = {}) => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  ...more,
});
const template = (Resources: Template['Resources']): Template => ({ Resources });

describe('what differs between templates', () => {
  const before = template({ T: table(), F: { Type: 'AWS::Lambda::Function' } });

  it.each([
    ['a table goes', { F: { Type: 'AWS::Lambda::Function' } }, /T .*no longer in the template/],
    [
      'a table becomes another thing',
      {
        ...before.Resources,
        T: {
          Type: 'AWS::DynamoDB::Table',
          DeletionPolicy: 'Retain',
          UpdateReplacePolicy: 'Retain',
        },
      },
      /would become/,
    ],
    [
      'a table is no longer retained',
      { ...before.Resources, T: table({ DeletionPolicy: 'Delete' }) },
      /DeletionPolicy/,
    ],
    [
      'a table would be deleted when replaced',
      { ...before.Resources, T: table({ UpdateReplacePolicy: undefined }) },
      /UpdateReplacePolicy/,
    ],
  ])('is refused where %s', (_, after, says) => {
    const { refused } = compareTemplates('pledges', before, template(after));
    expect(refused.join('\n')).toMatch(says);
  });

  it('is shown, and passes, where a function goes and a table changes or is new', () => {
    const after = template({ T: table({ Properties: { a: 1 } }), N: table() });
    expect(compareTemplates('pledges', before, after)).toEqual({
      refused: [],
      lines: [
        '- AWS::Lambda::Function F',
        '+ AWS::DynamoDB::GlobalTable N',
        '~ AWS::DynamoDB::GlobalTable T',
      ],
    });
  });
});
