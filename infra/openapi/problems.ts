import type { NamedOperation } from '../../functions/operations.ts';
import { busyTitle, faultTitle, titles } from '../../shared/http/problem-words.ts';
import { refusalStatus, type RefusalCode } from '../../shared/refusal.ts';
import { reference, type Json } from './schemas.ts';

/** The schema of a refusal that says more than others, where an operation gives one with this status. */
export type Richer = (status: string) => Json | undefined;

const codes = Object.keys(titles) as RefusalCode[];

/** RFC 9457 problem details as every refusal gives them. */
export const problemSchema: Json = {
  type: 'object',
  description:
    'RFC 9457 problem details; programs match on `code`, and on `field` and `reason` of each error',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...codes, 'busy', 'fault'] },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          reason: { type: 'string' },
          message: { type: 'string' },
          facts: { type: 'object', additionalProperties: { type: 'string' } },
        },
        required: ['field', 'reason', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code'],
};

/** Every refusal and fault an operation answers with, by status. */
export const problemResponses = (
  operation: NamedOperation,
  richer: Richer,
): Record<string, Json> => {
  const own = [...byStatus(refusalsOf(operation))]
    .filter(([status]) => !(status in fromAnywhere))
    .map(([status, some]) => [status, refusalResponse(some, richer(status))] as const);
  const shared = Object.entries(fromAnywhere).map(
    ([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }] as const,
  );
  return Object.fromEntries([...own, ...shared]);
};

/**
 * Who asked for a page is refused by a page: by a function always; by the gateway, which cannot make one, in problem
 * details.
 */
const refusalResponse = (some: readonly RefusalCode[], richer: Json | undefined): Json => ({
  description: some.map((code) => titles[code].en).join('; '),
  content: {
    'application/problem+json': richer
      ? { schema: richer }
      : { schema: reference('Problem'), examples: examplesOf(some) },
    'text/html': page,
  },
});

const page: Json = { schema: { type: 'string' } };

const refusalsOf = ({ refuses, who, takes = {} }: NamedOperation): RefusalCode[] => [
  ...new Set<RefusalCode>([
    ...refuses,
    // What the gateway and its firewall may say before any function.
    'malformed-request',
    'not-allowed',
    ...(who.by === 'sign-in' ? (['not-signed-in', 'wrong-region'] as const) : []),
    ...(takes.body ? (['malformed-json', 'media-type-refused'] as const) : []),
    ...(takes.body || takes.query || takes.path ? (['invalid-fields'] as const) : []),
    ...(takes.path ? (['no-such-address'] as const) : []),
  ]),
];

const byStatus = (some: readonly RefusalCode[]): Map<string, RefusalCode[]> => {
  const groups = new Map<string, RefusalCode[]>();
  for (const code of some) {
    const status = String(refusalStatus[code]);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
};

const examplesOf = (some: readonly string[]): Json =>
  Object.fromEntries(some.map((code) => [code, { $ref: `#/components/examples/${code}` }]));

/** What any operation may answer, whatever it is: the gateway stands before all of them. */
const fromAnywhere: Record<string, { name: string; description: string; codes: string[] }> = {
  413: {
    name: 'TooLarge',
    description: titles['body-too-large'].en,
    codes: ['body-too-large'],
  },
  429: {
    name: 'TooManyRequests',
    description: 'Too many requests: come again after the given seconds, if any are given',
    codes: ['too-many-requests', 'busy'],
  },
  500: {
    name: 'Fault',
    description: 'A fault of ours: it is logged, and says nothing of the inside. Try again',
    codes: ['fault'],
  },
  503: {
    name: 'Busy',
    description: 'Overloaded: come again after the given seconds',
    codes: ['busy'],
  },
};

const retryAfter: Json = {
  'retry-after': { description: 'Seconds to wait', schema: { type: 'integer' } },
};

/** The answers every operation shares, by name. */
export const sharedResponses = (): Json =>
  Object.fromEntries(
    Object.entries(fromAnywhere).map(([status, { name, description, codes: some }]) => [
      name,
      {
        description,
        ...((status === '429' || status === '503') && { headers: retryAfter }),
        content: {
          'application/problem+json': { schema: reference('Problem'), examples: examplesOf(some) },
          'text/html': page,
        },
      },
    ]),
  );

/** One example of each problem that an operation answers with, by its code. */
export const problemExamples = (operations: readonly NamedOperation[]): Json => {
  const used = new Set<RefusalCode>([...operations.flatMap(refusalsOf), ...fromGateway]);
  return {
    ...Object.fromEntries(
      [...used].map((code) => [code, example(code, titles[code].en, refusalStatus[code])]),
    ),
    busy: example('busy', busyTitle.en, 503),
    fault: example('fault', faultTitle.en, 500),
  };
};

const fromGateway: readonly RefusalCode[] = ['body-too-large', 'too-many-requests'];

const example = (code: string, title: string, status: number): Json => ({
  summary: title,
  value: {
    type: `urn:netral:problem:${code}`,
    title,
    status,
    code,
    ...(code === 'invalid-fields' && {
      detail: 'region: is required',
      errors: [{ field: 'region', reason: 'required', message: 'is required' }],
    }),
  },
});
