import { describe, expect, it } from '@jest/globals';
import { matches, parseFilterPolicy, type FilterPolicyScope } from '../messaging/filter-policy.ts';
import type { MessageAttributes } from '../messaging/message-attributes.ts';

const attributesOf = (values: Record<string, unknown>): MessageAttributes =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (Array.isArray(value))
        return [name, { dataType: 'String.Array', stringValue: JSON.stringify(value) }];
      const dataType = typeof value === 'number' ? 'Number' : 'String';
      return [name, { dataType, stringValue: String(value) }];
    }),
  );

describe('filter policies on message attributes', () => {
  const table: [policy: unknown, attributes: Record<string, unknown>, passes: boolean][] = [
    [{ to: ['all', 'o1'] }, { to: 'o1' }, true],
    [{ to: ['all', 'o1'] }, { to: 'o2' }, false],
    [{ to: ['all'] }, {}, false],
    [{ to: ['5'] }, { to: 5 }, false],
    [{ to: [5] }, { to: 5 }, true],
    [{ to: [5] }, { to: '5' }, false],
    [{ to: ['a'], kind: ['x'] }, { to: 'a' }, false],
    [{ to: ['a'], kind: ['x'] }, { to: 'a', kind: 'x' }, true],
    [{ to: [{ prefix: 'rep' }] }, { to: 'report' }, true],
    [{ to: [{ suffix: 'ort' }] }, { to: 'report' }, true],
    [{ to: [{ suffix: 'rep' }] }, { to: 'report' }, false],
    [{ to: [{ 'equals-ignore-case': 'ALL' }] }, { to: 'aLL' }, true],
    [{ to: [{ 'anything-but': ['a', 'b'] }] }, { to: 'c' }, true],
    [{ to: [{ 'anything-but': 'a' }] }, { to: 'a' }, false],
    [{ to: [{ 'anything-but': 'a' }] }, {}, false],
    [{ to: [{ 'anything-but': [1, 2] }] }, { to: 3 }, true],
    [{ to: [{ 'anything-but': { prefix: 'x' } }] }, { to: 'xy' }, false],
    [{ to: [{ 'anything-but': { suffix: 'x' } }] }, { to: 'xy' }, true],
    [{ to: [{ 'anything-but': ['a', 'b'] }] }, { to: ['a', 'c'] }, true],
    [{ to: [{ 'anything-but': ['a', 'b'] }] }, { to: ['a', 'b'] }, false],
    [{ n: [{ numeric: ['=', 3] }] }, { n: 3 }, true],
    [{ n: [{ numeric: ['>', 3] }] }, { n: 3 }, false],
    [{ n: [{ numeric: ['>=', 3, '<', 5] }] }, { n: 4.9 }, true],
    [{ n: [{ numeric: ['>=', 3, '<', 5] }] }, { n: 5 }, false],
    [{ n: [{ numeric: ['<=', 3] }] }, { n: '3' }, false],
    [{ to: [{ exists: true }] }, { to: 'x' }, true],
    [{ to: [{ exists: false }] }, { to: 'x' }, false],
    [{ to: [{ exists: false }] }, {}, true],
    [{ ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.0.255' }, true],
    [{ ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.1.0' }, false],
    [{ ip: [{ cidr: '2001:db8::/32' }] }, { ip: '2001:db8::1' }, true],
    [{ to: ['b'] }, { to: ['a', 'b'] }, true],
    [{ to: [true] }, { to: [false, true] }, true],
    [{ $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: '2' }, true],
    [{ $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: '3' }, false],
    [{ c: ['x'], $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: '2' }, false],
    [{ constructor: ['x'] }, {}, false],
  ];
  it.each(table)('%j with %j passes: %s', (policy, values, passes) => {
    const parsed = parseFilterPolicy(JSON.stringify(policy), 'MessageAttributes');
    expect(matches(parsed, { attributes: attributesOf(values), body: '{}' })).toBe(passes);
  });

  it('takes a binary attribute for an absent one', () => {
    const policy = parseFilterPolicy('{"to":[{"exists":true}]}', 'MessageAttributes');
    const attributes = { to: { dataType: 'Binary', binaryValue: 'AAAA' } };
    expect(matches(policy, { attributes, body: '' })).toBe(false);
  });
});

describe('filter policies on the message body', () => {
  const table: [policy: unknown, body: unknown, passes: boolean][] = [
    [{ data: { region: ['33'] } }, { data: { region: '33' } }, true],
    [{ data: { region: ['33'] } }, { data: { region: '32' } }, false],
    [{ data: { region: ['33'] } }, { data: { region: ['32', '33'] } }, true],
    [{ data: { ok: [true], no: [null] } }, { data: { ok: true, no: null } }, true],
    [{ data: { region: [{ exists: false }] } }, {}, true],
    [
      { list: { a: [1], b: [2] } },
      {
        list: [
          { a: 1, b: 9 },
          { a: 9, b: 2 },
        ],
      },
      false,
    ],
    [{ list: { a: [1], b: [2] } }, { list: [{ a: 0 }, { a: 1, b: 2 }] }, true],
    [{ a: ['x'] }, ['x'], false],
  ];
  it.each(table)('%j with %j passes: %s', (policy, body, passes) => {
    const parsed = parseFilterPolicy(JSON.stringify(policy), 'MessageBody');
    expect(matches(parsed, { attributes: {}, body: JSON.stringify(body) })).toBe(passes);
  });

  it('lets no message pass whose body is not JSON', () => {
    const policy = parseFilterPolicy('{"a":[{"exists":false}]}', 'MessageBody');
    expect(matches(policy, { attributes: {}, body: 'plain' })).toBe(false);
  });
});

describe('a filter policy SNS does not take', () => {
  const six = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, ['x']]));
  const many = Array.from({ length: 13 }, (_, i) => i);
  const table: [why: string, policy: unknown, scope: FilterPolicyScope, message: string][] = [
    ['six keys', six, 'MessageAttributes', 'more than 5 keys'],
    ['169 combinations', { a: many, b: many }, 'MessageAttributes', 'too complex'],
    ['depth counts', { a: { b: { c: many, d: many } } }, 'MessageBody', 'too complex'],
    ['an operator of none', { a: [{ wildcard: 'x*' }] }, 'MessageBody', 'match type wildcard'],
    ['a nested attribute', { a: { b: ['x'] } }, 'MessageAttributes', 'nested'],
    ['a bare value', { a: 'x' }, 'MessageAttributes', '"a" must be an object or an array'],
    ['an empty list', { a: [] }, 'MessageAttributes', 'Empty arrays'],
    ['a bad range', { a: [{ numeric: ['>', 5, '<', 3] }] }, 'MessageBody', 'Bottom must be less'],
    ['a bad comparison', { a: [{ numeric: ['~', 5] }] }, 'MessageBody', 'numeric match: ~'],
    ['a bad block', { a: [{ cidr: '10.0.0.0' }] }, 'MessageBody', 'Malformed CIDR'],
    ['a bad exists', { a: [{ exists: 'x' }] }, 'MessageBody', 'exists match pattern'],
    ['two operators', { a: [{ prefix: 'x', suffix: 'y' }] }, 'MessageBody', 'Only one key'],
    ['a list in a list', { a: [['x']] }, 'MessageBody', 'Match value must be'],
    ['257 KB', { a: ['x'.repeat(257 * 1024)] }, 'MessageBody', 'too large'],
  ];
  it.each(table)('is refused: %s', (_, policy, scope, message) => {
    expect(() => parseFilterPolicy(JSON.stringify(policy), scope)).toThrow(message);
  });

  it('is refused when it is no JSON, in the words of SNS', () => {
    expect(() => parseFilterPolicy('{', 'MessageBody')).toThrow(
      /^Invalid parameter: FilterPolicy: failed to parse JSON/,
    );
  });
});
