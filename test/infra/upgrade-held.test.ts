import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareTemplates, type Template } from '../../infra/deploy/compare.ts';
import { makingAnew } from '../../infra/deploy/made-anew.ts';
import {
  heldBy,
  heldVersions,
  whatItHolds,
  writtenAs,
} from '../../infra/release/held-templates.ts';
import { isQueue } from '../../infra/stateful.ts';
import { demoStacks } from './a-stack.ts';

/** By text: what another realm has cloned is equal to nothing. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Today's templates, by part. */
const today = (): Record<string, Template> =>
  Object.fromEntries(
    demoStacks().map(({ name, template }) => [
      name.replace(/^netral-(demo-)?/, ''),
      copyOf(template),
    ]),
  );

const held = heldVersions().flatMap((version) =>
  Object.entries(heldBy(version)).map(([part, before]) => ({ version, part, before })),
);

describe('an upgrade from a version that was released', () => {
  it.each(held)('of $version, $part, loses nothing that is stored', ({ part, before }) => {
    const after = today()[part] ?? { Resources: {} };
    expect(Object.keys(before.Resources).length).toBeGreaterThan(0);
    expect(compareTemplates(part, before, after).refused).toEqual([]);
    for (const [id, { Type }] of Object.entries(before.Resources))
      if (isQueue(Type)) expect(Object.keys(after.Resources)).toContain(id);
  });

  it('is looked at for every release that the changelog has', () => {
    const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    const released = [...changelog.matchAll(/^## \[([\d.]+)\] - /gm)].map(([, version]) => version);
    expect(heldVersions()).toEqual(expect.arrayContaining(released));
    expect(heldVersions().length).toBeGreaterThan(0);
  });

  it('is judged by what CloudFormation publishes of each type', () => {
    for (const { before } of held)
      for (const { Type } of Object.values(before.Resources))
        expect(makingAnew(Type)).toBeDefined();
    expect(makingAnew('AWS::DynamoDB::GlobalTable')).toContainEqual(['KeySchema']);
    expect(makingAnew('AWS::Of::Later')).toBeUndefined();
  });

  it('is held in a file that reads as what was written', () => {
    const now = Object.fromEntries(
      Object.entries(today()).map(([part, template]) => [part, whatItHolds(part, template)]),
    );
    expect(JSON.parse(writtenAs(now))).toEqual(JSON.parse(JSON.stringify(now)));
  });
});

type Values = Record<string, unknown>;
type Tamper = (stacks: Record<string, Template>) => void;
const resource = (stacks: Record<string, Template>, part: string, id: string) => {
  const found = stacks[part]?.Resources[id];
  if (!found) throw new Error(`${part} has no ${id}`);
  return found;
};
const changed =
  (part: string, id: string, more: Values): Tamper =>
  (stacks) => {
    const one = resource(stacks, part, id);
    one.Properties = { ...one.Properties, ...more };
  };
const idsOf = (part: string, type: string): string => {
  const { Resources = {} } = held.find((one) => one.part === part)?.before ?? {};
  return Object.entries(Resources).find(([, { Type }]) => Type === type)?.[0] ?? '';
};
const renamed =
  (part: string, id: string, to: { part: string; id: string }): Tamper =>
  (stacks) => {
    const one = resource(stacks, part, id);
    delete stacks[part]?.Resources[id];
    Object.assign(stacks[to.part]?.Resources ?? {}, { [to.id]: one });
  };

const pledges = 'PledgesTableB1F94A67';
const cases = 'ReportsCases76B7826D';
const pepper = 'PledgesPepperBDDFA5B3';
const queue = idsOf('satgas', 'AWS::SQS::Queue');
const evidence = 'ReportsEvidenceRoomEvidence88F4C6EE';

/** What a release may not do, each as somebody might do it without a thought. */
const hostile: [what: string, part: string, id: string, says: string, tamper: Tamper][] = [
  [
    ...(['a table whose construct was renamed', 'pledges', pledges] as const),
    ...([
      'is no longer in the template',
      renamed('pledges', pledges, { part: 'pledges', id: 'PledgesRegister0' }),
    ] as const),
  ],
  [
    ...(['a table that moved to another stack', 'pledges', pledges] as const),
    ...([
      'is no longer in the template',
      renamed('pledges', pledges, { part: 'shared', id: pledges }),
    ] as const),
  ],
  [
    ...(['another key of a table', 'pledges', pledges, 'would be made anew: KeySchema'] as const),
    changed('pledges', pledges, { KeySchema: [{ AttributeName: 'person', KeyType: 'HASH' }] }),
  ],
  [
    ...([
      'another type of a key',
      'pledges',
      pledges,
      'would be made anew: AttributeDefinitions/personKey',
    ] as const),
    changed('pledges', pledges, {
      AttributeDefinitions: [{ AttributeName: 'personKey', AttributeType: 'B' }],
    }),
  ],
  [
    ...(['a name for a table', 'pledges', pledges, 'would be made anew: TableName'] as const),
    changed('pledges', pledges, { TableName: 'pledges' }),
  ],
  [
    ...([
      'another key of an index',
      'reports',
      cases,
      'would be made anew: GlobalSecondaryIndexes/KeySchema/AttributeName',
    ] as const),
    (stacks) => {
      const one = resource(stacks, 'reports', cases);
      one.Properties = JSON.parse(
        JSON.stringify(one.Properties).replace(
          '"AttributeName":"dueAt","KeyType":"RANGE"',
          '"AttributeName":"openedAt","KeyType":"RANGE"',
        ),
      ) as Values;
    },
  ],
  [
    ...([
      'a table that is not retained',
      'pledges',
      pledges,
      'DeletionPolicy would no longer be Retain',
    ] as const),
    (stacks) => void (resource(stacks, 'pledges', pledges).DeletionPolicy = 'Delete'),
  ],
  [
    ...([
      'a table that is no longer backed up',
      'pledges',
      pledges,
      'could no longer be restored to a moment: PointInTimeRecoveryEnabled',
    ] as const),
    changed('pledges', pledges, { Replicas: [{ Region: 'ap-southeast-3' }] }),
  ],
  [
    ...([
      'a table of another type',
      'pledges',
      pledges,
      'would become a AWS::DynamoDB::Table',
    ] as const),
    (stacks) => void (resource(stacks, 'pledges', pledges).Type = 'AWS::DynamoDB::Table'),
  ],
  [
    ...(['a name for a bucket', 'reports', evidence, 'would be made anew: BucketName'] as const),
    changed('reports', evidence, { BucketName: 'evidence' }),
  ],
  [
    ...(['a queue in order', 'satgas', queue, 'would be made anew: FifoQueue'] as const),
    changed('satgas', queue, { FifoQueue: true }),
  ],
  [
    ...([
      'a longer pepper',
      'pledges',
      pepper,
      'would get another value: GenerateSecretString',
    ] as const),
    changed('pledges', pepper, { GenerateSecretString: { PasswordLength: 65 } }),
  ],
];

describe('a release', () => {
  it.each(hostile)('with %s is refused by the resource’s name', (_, part, id, says, tamper) => {
    const before = today();
    const after = copyOf(before);
    tamper(after);
    const refused = Object.keys(before).flatMap(
      (one) =>
        compareTemplates(one, before[one] ?? { Resources: {} }, after[one] ?? { Resources: {} })
          .refused,
    );
    const { Type = '' } = before[part]?.Resources[id] ?? {};
    expect(refused).toEqual([`${id} (${Type}): ${says}`]);
  });
});
