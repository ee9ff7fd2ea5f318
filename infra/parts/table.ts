import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Index, Table } from '../../shared/table/table.ts';
import { allow, granted, type Granted } from './granted.ts';
import type { House } from './house.ts';
import type { KeyInUse } from './key.ts';

export type HouseTableSettings = {
  house: Pick<House, 'deployment' | 'key'>;
  table: Table;
  /** Another key than the stack's. */
  key?: KeyInUse;
};

const readActions = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const indexOf = ({ name, partitionKey, sortKey }: Index) => ({
  indexName: name,
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.NUMBER },
});

const writeActions = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

const schemaOf = ({ partitionKey, sortKey, stream, expiry, index }: Table) => ({
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  ...(sortKey && { sortKey: { name: sortKey, type: AttributeType.STRING } }),
  ...(stream && { dynamoStream: StreamViewType[stream] }),
  ...(expiry && { timeToLiveAttribute: expiry }),
  ...(index && { globalSecondaryIndexes: [indexOf(index)] }),
});

/** A table on demand, encrypted with a key of ours, restorable to any second, kept when the stack goes. */
export class HouseTable extends TableV2 {
  readonly #key: KeyInUse;
  readonly #arns: string[];

  constructor(scope: Construct, id: string, { house, table, key = house.key }: HouseTableSettings) {
    super(scope, id, {
      ...schemaOf(table),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: house.deployment.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#key = key;
    this.#arns = [
      this.tableArn,
      ...(table.index ? [`${this.tableArn}/index/${table.index.name}`] : []),
    ];
  }

  /** Names the table to a function that reads it. */
  read(): Granted {
    return granted(this.tableName, allow(readActions, ...this.#arns), this.#key.use('dynamodb'));
  }

  /** Names the table to a function that reads and writes it. */
  write(): Granted {
    const actions = [...readActions, ...writeActions];
    return granted(this.tableName, allow(actions, ...this.#arns), this.#key.use('dynamodb'));
  }

  /** Names the table to a function that reads it and only ever adds to it. */
  append(): Granted {
    return this.only(...readActions, 'dynamodb:PutItem');
  }

  /** Names the table to a function that reads items of it and writes whole ones, in place of others too. */
  readAndPut(): Granted {
    return this.only('dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
  }

  /** Names the table to a function that reads it and makes its writes depend on what stands there. */
  readAndCheck(): Granted {
    return this.only(...readActions, 'dynamodb:ConditionCheckItem');
  }

  /** Names the table to a function that also changes what stands there, and adds nothing. */
  readCheckAndChange(): Granted {
    return this.only(...readActions, 'dynamodb:ConditionCheckItem', 'dynamodb:UpdateItem');
  }

  /** Names the table to a function that may do these actions on it and no others. */
  only(...actions: string[]): Granted {
    return granted(this.tableName, allow(actions, ...this.#arns), this.#key.use('dynamodb'));
  }

  /** Names the table to a function that may do these actions on the items of one partition key, and on no index. */
  onlyOf(key: string, ...actions: string[]): Granted {
    const conditions = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [key] } };
    return granted(
      this.tableName,
      new PolicyStatement({ actions, resources: [this.tableArn], conditions }),
      this.#key.use('dynamodb'),
    );
  }

  /** Names the table to a function that looks through all of it and deletes items whose keys begin so, and no others. */
  scanAndDelete(beginning: string): Granted {
    const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${beginning}*`] } };
    return granted(
      this.tableName,
      allow(['dynamodb:Scan'], this.tableArn),
      new PolicyStatement({
        ...{ actions: ['dynamodb:DeleteItem'], resources: [this.tableArn], conditions },
      }),
      this.#key.use('dynamodb'),
    );
  }

  /** Names a small table to a function that also lists all of it. */
  writeAndList(): Granted {
    const { value, statements } = this.write();
    return granted(value, ...statements, allow(['dynamodb:Scan'], this.tableArn));
  }

  /** Names the table to a function that also deletes from it. */
  writeAndDelete(): Granted {
    const { value, statements } = this.write();
    return granted(value, ...statements, allow(['dynamodb:DeleteItem'], this.tableArn));
  }

  /** What following the stream needs. */
  follow(): PolicyStatement[] {
    if (!this.tableStreamArn) throw new Error(`${this.node.path} has no stream`);
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    return [
      allow(
        actions.map((action) => `dynamodb:${action}`),
        this.tableStreamArn,
      ),
      this.#key.decrypt('dynamodb'),
    ];
  }
}
