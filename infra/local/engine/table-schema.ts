import type {
  GlobalSecondaryIndexDescription,
  KeySchemaElement,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';

const attribute = z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) });
const key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const index = z.object({
  IndexName: z.string(),
  KeySchema: z.array(key),
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.optional(z.array(z.string())),
  }),
});
const views = z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']);
const tableShape = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(attribute),
  KeySchema: z.array(key),
  GlobalSecondaryIndexes: z.optional(z.array(index)),
  LocalSecondaryIndexes: z.optional(z.array(index)),
  StreamSpecification: z.optional(z.object({ StreamViewType: views })),
  TimeToLiveSpecification: z.optional(
    z.object({ AttributeName: z.optional(z.string()), Enabled: z.boolean() }),
  ),
});

/** What of a declared table the engine makes; encryption, replicas and recovery are declared only. */
export type DeclaredTable = z.infer<typeof tableShape>;

/** Reads an AWS::DynamoDB::GlobalTable; throws HostError naming the resource and the fields it cannot take. */
export const readTable = ({ logicalId, properties }: HostedResource): DeclaredTable => {
  const declared = z.safeParse(tableShape, properties);
  if (declared.success) return declared.data;
  const fields = declared.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new HostError(`${logicalId}: the local host cannot make this table: ${fields}`);
};

/** Whether a table that is there has the keys, indexes and stream that are declared. */
export const isAsDeclared = (declared: DeclaredTable, table: TableDescription): boolean =>
  JSON.stringify(outline(declared)) === JSON.stringify(outline(table));

type Outlined = Pick<
  TableDescription,
  'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'
> & { StreamSpecification?: { StreamViewType?: string | undefined } | undefined };
type Index = Pick<GlobalSecondaryIndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>;

const outline = (table: Outlined) => ({
  attributes: (table.AttributeDefinitions ?? [])
    .map(({ AttributeName, AttributeType }) => `${AttributeName ?? ''}:${AttributeType ?? ''}`)
    .sort(),
  keys: keysOf(table.KeySchema),
  global: indexesOf(table.GlobalSecondaryIndexes),
  local: indexesOf(table.LocalSecondaryIndexes),
  stream: table.StreamSpecification?.StreamViewType ?? 'none',
});

const keysOf = (keys: KeySchemaElement[] = []) =>
  keys.map(({ AttributeName, KeyType }) => `${KeyType ?? ''}:${AttributeName ?? ''}`).sort();

const indexesOf = (indexes: Index[] = []) =>
  indexes
    .map(({ IndexName, KeySchema, Projection }) =>
      JSON.stringify([
        IndexName,
        keysOf(KeySchema),
        Projection?.ProjectionType,
        [...(Projection?.NonKeyAttributes ?? [])].sort(),
      ]),
    )
    .sort();
