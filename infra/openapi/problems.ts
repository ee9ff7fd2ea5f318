import type { NamedOperation } from '../../functions/operations.ts';
import { titles } from '../../shared/http/problem-words.ts';
import { refusalStatus, type RefusalCode } from '../../shared/refusal.ts';
import { reference, type Json } from './schemas.ts';

/** The schema of a refusal that says more than others, where an operation gives one with this status. */
export type Richer = (status: string) => Json | undefined;

/** RFC 9457 problem details as every refusal gives them. */
export const problemSchema: Json = {
  type: 'object',
  description:
    'RFC 9457 problem details; programs match on `code`, and on `field` and `reason` of each error',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string', description: "In the caller's language (id or en)" },
    status: { type: 'integer' },
    code: { type: 'string' },
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

/** Every refusal answer of a operation, by status, with an example for each code. */
export const problemResponses = (
  operation: NamedOperation,
  richer: Richer,
): Record<string, Json> => {
  const responses: Record<string, Json> = {};
  for (const [status, codes] of byStatus(refusalsOf(operation))) {
    responses[status] = {
      description: codes.map((code) => titles[code].en).join('; '),
      content: {
        ...problemContent(
          Object.fromEntries(codes.map((code) => [code, { value: example(code, operation) }])),
          richer(status),
        ),
        ...(hasPages(operation) && { 'text/html': { schema: { type: 'string' } } }),
      },
    };
  }
  return { ...responses, 503: busyResponse };
};

/** Who asked for a page is refused by a page. */
const hasPages = (operation: NamedOperation): boolean =>
  Object.values(operation.gives).some((answer) => answer.also?.includes('text/html'));

const refusalsOf = (operation: NamedOperation): RefusalCode[] => [
  ...new Set<RefusalCode>([
    ...operation.refuses,
    // What the gateway and its firewall may say before any function.
    'malformed-request',
    'not-allowed',
    'too-many-requests',
    ...(operation.who.by === 'sign-in' ? (['not-signed-in', 'wrong-region'] as const) : []),
    ...(operation.takes?.body
      ? (['body-too-large', 'malformed-json', 'invalid-fields'] as const)
      : []),
    ...(operation.takes?.body ? (['media-type-refused'] as const) : []),
    ...(operation.takes?.query ? (['invalid-fields'] as const) : []),
    ...(operation.takes?.path ? (['no-such-address'] as const) : []),
  ]),
];

const byStatus = (codes: RefusalCode[]): Map<string, RefusalCode[]> => {
  const groups = new Map<string, RefusalCode[]>();
  for (const code of codes) {
    const status = String(refusalStatus[code]);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
};

const problemContent = (examples: Json, schema = reference('Problem')): Json => ({
  'application/problem+json': { schema, examples },
});

const example = (code: RefusalCode, operation: NamedOperation): Json => ({
  type: `urn:netral:problem:${code}`,
  title: titles[code].en,
  status: refusalStatus[code],
  code,
  ...(code === 'invalid-fields' && fieldExample(operation)),
});

const fieldExample = (operation: NamedOperation): Json => {
  const field = operation.path.includes('{region}') || operation.takes?.body ? 'region' : 'query';
  return {
    detail: `${field}: is required`,
    errors: [{ field, reason: 'required', message: 'is required' }],
  };
};

const busyResponse: Json = {
  description: 'Overloaded: try again after the given seconds',
  headers: { 'retry-after': { description: 'Seconds to wait', schema: { type: 'integer' } } },
  content: problemContent({
    busy: {
      value: {
        type: 'urn:netral:problem:busy',
        title: 'Layanan sedang ramai; coba lagi sebentar',
        status: 503,
        code: 'busy',
      },
    },
  }),
};
