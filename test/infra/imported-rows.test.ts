import { describe, expect, it } from '@jest/globals';
import { readFilter } from '@netral/local-host/streams/filter';
import type { LambdaRecord } from '@netral/local-host/streams/record';
import * as z from 'zod/mini';
import { withoutImported, type StreamPattern } from '../../infra/parts/without-imported.ts';
import { importedMark } from '../../shared/table/imported-mark.ts';
import { demoTemplate, resources } from './a-stack.ts';

const mappingShape = z.object({
  EventSourceArn: z.unknown(),
  FilterCriteria: z.optional(z.object({ Filters: z.array(z.object({ Pattern: z.string() })) })),
});

/** Every mapping of a function onto a table's stream. */
const mappings = resources(demoTemplate(), 'AWS::Lambda::EventSourceMapping')
  .map(({ id, properties }) => ({ id, ...z.parse(mappingShape, properties) }))
  .filter(({ EventSourceArn }) => JSON.stringify(EventSourceArn).includes('StreamArn'));

const record = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', marks: object = {}): LambdaRecord => ({
  eventID: '1',
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'ap-southeast-3',
  eventSourceARN: 'arn',
  dynamodb: {
    Keys: { item: { S: 'rows#1' } },
    ...(eventName !== 'REMOVE' && { NewImage: { item: { S: 'rows#1' }, ...marks } }),
    SequenceNumber: '1',
    SizeBytes: 1,
    StreamViewType: 'NEW_IMAGE',
    ApproximateCreationDateTime: 0,
  },
});
const imported = { [importedMark]: { S: 'an export' } };

describe('rows that an import writes', () => {
  it('wake no function that follows a stream', () => {
    expect(mappings.length).toBeGreaterThan(15);
    // An image that fits whatever a pattern asks: only what asks for the mark to be absent can refuse it.
    const asksForMark = ({ Pattern }: { Pattern: string }) =>
      !Pattern.includes('INSERT') || Pattern.includes(`"${importedMark}":{"S":[{"exists":false}]}`);
    for (const { id, FilterCriteria } of mappings) {
      expect([id, FilterCriteria?.Filters.every(asksForMark)]).toEqual([id, true]);
      const passes = readFilter(id, FilterCriteria);
      expect([id, passes(record('INSERT', imported))]).toEqual([id, false]);
    }
  });

  it('take no more filters than Lambda allows', () => {
    for (const { id, FilterCriteria } of mappings)
      expect([id, (FilterCriteria?.Filters.length ?? 0) <= 5]).toEqual([id, true]);
  });

  it.each<[string, StreamPattern]>([
    ['no pattern', {}],
    ['kinds', { eventName: ['INSERT', 'MODIFY', 'REMOVE'] }],
    ['keys', { dynamodb: { Keys: { item: { S: [{ prefix: 'rows#' }] } } } }],
    ['an image', { dynamodb: { NewImage: { item: { S: ['rows#1'] } } } }],
  ])('are told of once they change or end, with %s', (_, pattern) => {
    const Filters = withoutImported(pattern).map((one) => ({ Pattern: JSON.stringify(one) }));
    const passes = readFilter('test', { Filters });
    expect(passes(record('INSERT'))).toBe(true);
    expect(passes(record('INSERT', imported))).toBe(false);
    expect(passes(record('MODIFY', imported))).toBe(true);
    expect(passes(record('REMOVE'))).toBe(!('NewImage' in (pattern.dynamodb ?? {})));
  });
});
