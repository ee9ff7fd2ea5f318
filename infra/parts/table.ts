import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { allow, granted, type Granted } from './granted.ts';
import type { House } from './house.ts';
import type { HouseKey } from './key.ts';

export type HouseTableSettings = {
  house: House;
  partitionKey: string;
  sortKey?: string;
  stream?: StreamViewType;
  /** Items go by themselves after the second in their `expiresAt`. */
  expires?: boolean;
  /** Another key than the stack's. */
  key?: HouseKey;
  /** A second order to read the items in; items without these attributes do not stand in it. The sort key is a number. */
  index?: { name: string; partitionKey: string; sortKey: string };
};

const readActions = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const indexOf = ({ name, partitionKey, sortKey }: NonNullable<HouseTableSettings['index']>) => ({
  indexName: name,
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.NUMBER },
});

const writeActions = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** A table on demand, encrypted with a key of ours, restorable to any second, kept when the stack goes. */
export class HouseTable extends TableV2 {
  readonly #key: HouseKey;
  readonly #arns: string[];

  constructor(scope: Construct, id: string, settings: HouseTableSettings) {
    const key = settings.key ?? settings.house.key;
    super(scope, id, {
      partitionKey: { name: settings.partitionKey, type: AttributeType.STRING },
      ...(settings.sortKey && { sortKey: { name: settings.sortKey, type: AttributeType.STRING } }),
      ...(settings.stream && { dynamoStream: settings.stream }),
      ...(settings.expires && { timeToLiveAttribute: 'expiresAt' }),
      ...(settings.index && { globalSecondaryIndexes: [indexOf(settings.index)] }),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.house.deployment.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#key = key;
    this.#arns = [
      this.tableArn,
      ...(settings.index ? [`${this.tableArn}/index/${settings.index.name}`] : []),
    ];
  }

  /** Names the table to a function that reads it. */
  read(): Granted {
    return granted(this.tableName, allow(readActions, ...this.#arns), this.#key.use());
  }

  /** Names the table to a function that reads and writes it. */
  write(): Granted {
    const actions = [...readActions, ...writeActions];
    return granted(this.tableName, allow(actions, ...this.#arns), this.#key.use());
  }

  /** Names the table to a function that reads it and only ever adds to it. */
  append(): Granted {
    return this.only(...readActions, 'dynamodb:PutItem');
  }

  /** Names the table to a function that reads it and makes its writes depend on what stands there. */
  readAndCheck(): Granted {
    return this.only(...readActions, 'dynamodb:ConditionCheckItem');
  }

  /** Names the table to a function that may do these actions on it and no others. */
  only(...actions: string[]): Granted {
    return granted(this.tableName, allow(actions, ...this.#arns), this.#key.use());
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
      this.#key.decrypt(),
    ];
  }
}
