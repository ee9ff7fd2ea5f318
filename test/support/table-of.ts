import type { Table } from '../../shared/table/table.ts';

/** A declared table as the template would hold it, for `createTables`; under its own name unless another is given. */
export const tableOf = (table: Table, name: string = table.name) => {
  const { index, stream, expiry } = table;
  return {
    logicalId: name,
    type: 'AWS::DynamoDB::GlobalTable',
    properties: {
      TableName: name,
      AttributeDefinitions: attributesOf(table),
      KeySchema: schemaOf(table),
      ...(index && {
        GlobalSecondaryIndexes: [
          {
            IndexName: index.name,
            KeySchema: schemaOf(index),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
      ...(stream && { StreamSpecification: { StreamViewType: stream } }),
      ...(expiry && { TimeToLiveSpecification: { AttributeName: expiry, Enabled: true } }),
    },
  };
};

const schemaOf = ({ partitionKey, sortKey }: Pick<Table, 'partitionKey' | 'sortKey'>) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' }]),
];

const attributesOf = ({ partitionKey, sortKey, index }: Table) => [
  ...[partitionKey, sortKey, index?.partitionKey]
    .filter((name) => name !== undefined)
    .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  ...(index ? [{ AttributeName: index.sortKey, AttributeType: 'N' }] : []),
];
