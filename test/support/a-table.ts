/** A table of string keys, as the template would declare it: the partition key, then the sort key if there is one. */
export const aTable = (name: string, ...keys: string[]) => ({
  logicalId: name,
  type: 'AWS::DynamoDB::GlobalTable',
  properties: {
    TableName: name,
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i ? 'RANGE' : 'HASH' })),
  },
});
