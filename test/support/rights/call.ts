import type { NamedOperation } from '../../../functions/operations.ts';
import type { Schema } from '../../../shared/operation/operation.ts';
import type { Target } from './targets.ts';

export type RightsCall = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** The region that the call names, or that what it names belongs to. */
  region: string | undefined;
};

/** Parameters whose thing belongs to the region of the target. */
const ofRegion = [
  'region',
  'scope',
  'caseKey',
  'alertId',
  'ceremonyId',
  'source',
  'rosterId',
  'requestKey',
];

/** Well-formed, and of nothing there is: what is looked at is who is let as far as to be told so. */
const madeUp: Record<string, string> = {
  piece: 'p'.repeat(22),
  requestId: 'r'.repeat(22),
  sheetId: 's'.repeat(16),
  code: '1',
  year: '2027',
  officerId: 'petugas-baru',
  changeId: '0123456789-abcdef',
  file: 'netral.css',
  receipt: 'bukan-tanda-terima',
};

/** The call of an operation that is right in everything but who calls: made of what it declares. */
export const callOf = (operation: NamedOperation, target: Target): RightsCall => {
  const { method, path, takes = {} } = operation;
  const body = bodyOf(operation, target);
  const query = fieldsOf(takes.query).flatMap((name) => queryOf(name, target));
  return {
    method,
    path: filled(path, target) + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers: { accept: 'application/json', ...(body && { 'content-type': typeOf(operation) }) },
    body,
    region: namesRegion(operation) ? target.region : undefined,
  };
};

const filled = (path: string, target: Target): string =>
  path.replace(/\{(\w+)\+?\}/g, (_, name: string) => parameterOf(path, name, target));

const parameterOf = (path: string, name: string, { region, ids }: Target): string => {
  if (name === 'region' || name === 'scope') return region;
  if (name === 'rosterId') return `${region}-${'r'.repeat(22)}`;
  if (name === 'id' && path.includes('/circulars/')) return ids['circular'] ?? '';
  if (name === 'id') return path.includes('/quarantine/') ? 'q'.repeat(22) : 'b'.repeat(16);
  if (name === 'requestId' && path.includes('/quarantine/')) return '1234567890123-abcd';
  if (name === 'changeId' && path.includes('/decrees/')) return '1234567890123-abcdefgh';
  return ids[name] ?? madeUp[name] ?? 'tidak-ada';
};

const queryOf = (name: string, { region }: Target): string[] => {
  if (name === 'officers') return ['officers=petugas-1'];
  if (name === 'region' || name === 'scope') return [`${name}=${region}`];
  if (name === 'to') return ['to=bawaslu'];
  if (name === 'knownOn') return ['knownOn=2026-11-22'];
  return [];
};

/** The fields of the example, in the target's region; a version that nothing has, so that nothing is changed. */
const bodyOf = ({ method, takes = {} }: NamedOperation, target: Target): string | undefined => {
  if (method === 'GET' || method === 'OPTIONS') return undefined;
  const { example } = takes;
  if (typeof example === 'string') return example;
  return JSON.stringify(
    typeof example === 'object' && example !== null ? placed({ ...example }, target) : {},
  );
};

const placed = (example: Record<string, unknown>, { region }: Target): Record<string, unknown> => ({
  ...example,
  ...('region' in example && { region }),
  ...('scope' in example && { scope: region }),
  ...('source' in example && { source: `hak-baru-${region.replace('.', '-')}` }),
  // To answer for a sender whom nobody knew is the nation's.
  ...('answersForSender' in example && { answersForSender: false }),
  ...('version' in example && { version: 999 }),
  ...('until' in example && { until: '2099-01-01T00:00:00Z' }),
});

const typeOf = ({ takes = {} }: NamedOperation): string =>
  typeof takes.example === 'string' ? 'text/csv' : 'application/json';

/** The names of the fields that a schema declares. */
const fieldsOf = (schema: Schema | undefined): string[] =>
  schema && 'shape' in schema._zod.def ? keysOf(schema._zod.def.shape) : [];

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

const namesRegion = ({ path, takes = {} }: NamedOperation): boolean =>
  ofRegion.some((name) => path.includes(`{${name}}`)) ||
  path.startsWith('/v1/circulars/{region}') ||
  [...fieldsOf(takes.query), ...keysOf(takes.example)].some(
    (name) => name === 'region' || name === 'scope',
  );
