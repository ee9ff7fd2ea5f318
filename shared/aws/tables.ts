import { randomUUID } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { readJson, writeJson } from './binary.ts';
import { jsonService } from './json-service.ts';
import { ServiceFault, type FaultFields } from './service-fault.ts';

// Stands in a function's bundle for `@aws-sdk/client-dynamodb` (infra/bundle/plain-calls.ts, decision 0089): what is used
// of it, under the same names, with the same inputs, outputs and errors. A name that is not here does not bundle.

abstract class Command<Input extends object, Output> {
  abstract readonly action: string;
  /** Never set: it says to `send` what the call returns. */
  declare readonly output: Output;
  readonly input: Input;

  constructor(input: Input) {
    this.input = input;
  }
}

export class GetItemCommand extends Command<sdk.GetItemCommandInput, sdk.GetItemCommandOutput> {
  readonly action = 'GetItem';
}
export class BatchGetItemCommand extends Command<
  sdk.BatchGetItemCommandInput,
  sdk.BatchGetItemCommandOutput
> {
  readonly action = 'BatchGetItem';
}
export class QueryCommand extends Command<sdk.QueryCommandInput, sdk.QueryCommandOutput> {
  readonly action = 'Query';
}
export class ScanCommand extends Command<sdk.ScanCommandInput, sdk.ScanCommandOutput> {
  readonly action = 'Scan';
}
export class PutItemCommand extends Command<sdk.PutItemCommandInput, sdk.PutItemCommandOutput> {
  readonly action = 'PutItem';
}
export class UpdateItemCommand extends Command<
  sdk.UpdateItemCommandInput,
  sdk.UpdateItemCommandOutput
> {
  readonly action = 'UpdateItem';
}
export class DeleteItemCommand extends Command<
  sdk.DeleteItemCommandInput,
  sdk.DeleteItemCommandOutput
> {
  readonly action = 'DeleteItem';
}
export class TransactWriteItemsCommand extends Command<
  sdk.TransactWriteItemsCommandInput,
  sdk.TransactWriteItemsCommandOutput
> {
  readonly action = 'TransactWriteItems';
  constructor(input: sdk.TransactWriteItemsCommandInput) {
    // Sent again after a lost answer, it is the same transaction.
    super({ ClientRequestToken: randomUUID(), ...input });
  }
}

/** Calls the tables of this account and region. */
export class DynamoDBClient {
  /** Nothing of the SDK's is here to be taken out. */
  readonly middlewareStack = { remove: () => false };
  readonly #call;

  constructor({ maxAttempts }: { maxAttempts?: number } = {}) {
    this.#call = jsonService({
      ...{ service: 'dynamodb', endpointName: 'DYNAMODB', target: 'DynamoDB_20120810' },
      ...{ version: '1.0', faultOf, maxAttempts },
    });
  }

  async send<Output>({ action, input }: Command<object, Output>): Promise<Output> {
    return readJson(await this.#call(action, writeJson(input))) as Output;
  }
}

type Page = { LastEvaluatedKey?: sdk.QueryCommandOutput['LastEvaluatedKey'] };
type Paged = { ExclusiveStartKey?: Page['LastEvaluatedKey'] };

/** Every page that a command finds. */
const pages = async function* <Input extends Paged, Output extends Page>(
  client: DynamoDBClient,
  input: Input,
  commandOf: (input: Input) => Command<Input, Output>,
): AsyncGenerator<Output, void> {
  let from = input.ExclusiveStartKey;
  do {
    const page = await client.send(commandOf({ ...input, ExclusiveStartKey: from }));
    yield page;
    from = page.LastEvaluatedKey;
  } while (from);
};

export const paginateQuery = (
  { client }: { client: DynamoDBClient },
  input: sdk.QueryCommandInput,
) => pages(client, input, (one) => new QueryCommand(one));

export const paginateScan = ({ client }: { client: DynamoDBClient }, input: sdk.ScanCommandInput) =>
  pages(client, input, (one) => new ScanCommand(one));

export class ConditionalCheckFailedException extends ServiceFault {
  readonly Item: sdk.ConditionalCheckFailedException['Item'];
  constructor(said: FaultFields) {
    super(said);
    this.Item = said.fields['Item'] as typeof this.Item;
  }
}
export class TransactionCanceledException extends ServiceFault {
  readonly CancellationReasons: sdk.CancellationReason[] | undefined;
  constructor(said: FaultFields) {
    super(said);
    this.CancellationReasons = said.fields[
      'CancellationReasons'
    ] as typeof this.CancellationReasons;
  }
}
export class TransactionConflictException extends ServiceFault {}

const faults = {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
};

const faultOf = (said: FaultFields): ServiceFault => {
  const [, Fault = ServiceFault] =
    Object.entries(faults).find(([name]) => name === said.name) ?? [];
  return new Fault(said);
};
