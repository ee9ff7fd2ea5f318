import { describe, expect, it } from '@jest/globals';
import { readFilter } from '@netral/local-host/streams/filter';
import type { LambdaRecord } from '@netral/local-host/streams/record';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const tableNamed = (part: RegExp): string =>
  resources(template, 'AWS::DynamoDB::GlobalTable').find(({ id }) => part.test(id))?.id ?? '?';
const traces = tableNamed(/Erasure/);
const pledges = tableNamed(/^Pledges(?!Ros|Cer|Part|.*Room)/);

const actionsOn = (table: string, who: RegExp): string[] =>
  statementsOf(template)
    .filter(({ id }) => who.test(id))
    .filter(({ resources: on }) => JSON.stringify(on).includes(`"${table}"`))
    .flatMap(({ actions }) => actions)
    .sort();

describe('erasure', () => {
  it('and the end of a practice are the only rights to take a pledge out of the register', () => {
    const mayDelete = statementsOf(template).filter(
      ({ actions, resources: on }) =>
        actions.some((action) => /Delete|BatchWrite|\*/.test(action)) &&
        JSON.stringify(on).includes(`"${pledges}"`),
    );
    expect(mayDelete.map(({ id }) => /Erasures|EmptyPledges/.exec(id)?.[0]).sort()).toEqual([
      'EmptyPledges',
      'Erasures',
    ]);
    expect(actionsOn(pledges, /EmptyPledges/)).toEqual(['dynamodb:DeleteItem', 'dynamodb:Scan']);
    const [practised] = mayDelete.filter(({ id }) => id.includes('EmptyPledges'));
    expect(practised?.conditions).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['latihan-*'] },
    });
    expect(actionsOn(pledges, /Erasures/)).toEqual(['dynamodb:DeleteItem', 'dynamodb:GetItem']);
  });

  it('may add traces, and neither change nor delete them; no other function reaches them', () => {
    expect(actionsOn(traces, /Erasures/)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    expect(actionsOn(traces, /^(?!.*Erasures)/)).toEqual([]);
  });

  it('of a row of a sheet does not send the other rows on their way again', () => {
    const mapping = resources(template, 'AWS::Lambda::EventSourceMapping').find(({ properties }) =>
      JSON.stringify(at(properties, 'FilterCriteria') ?? '').includes('rows#'),
    );
    const passes = readFilter('keep-sheet', at(mapping?.properties, 'FilterCriteria'));
    const record = (NewImage: Record<string, unknown>): LambdaRecord => ({
      eventID: '1',
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-southeast-3',
      eventSourceARN: 'arn',
      dynamodb: {
        ApproximateCreationDateTime: 0,
        Keys: { item: { S: 'rows#a' } },
        NewImage,
        SequenceNumber: '1',
        SizeBytes: 1,
        StreamViewType: 'NEW_IMAGE',
      },
    });
    expect(passes(record({ pledges: { L: [] } }))).toBe(true);
    const forgotten = record({ pledges: { L: [] }, forgotten: { N: '1' } });
    expect(passes(forgotten)).toBe(false);
  });
});
