import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { secretStages } from '../../shared/secrets.ts';
import type { Clients } from '../aws/clients.ts';
import { resourcesOf, type Resource } from '../aws/resources.ts';
import { stackName } from '../parts/stack-of.ts';
import { isStateful } from '../stateful.ts';
import { pepper } from '../survival/held-state.ts';
import { ledgerIn } from './ledger.ts';
import { EndingRefused, type EndingPlace } from './place.ts';
import { removerWith, versionsIn, type Removing } from './remove.ts';

type Needed = Removing & Pick<Clients, 'sqs'>;
type Where = {
  deployment: { id: string };
  /** The bucket of records, where its stack is gone already. */
  record: string | undefined;
};

const recordId = 'ReportsReadingRoomLocked67F2525B';
/** Each before those it stands on. */
const parts = ['site', 'satgas', 'reports', 'pledges', 'shared'] as const;

/** A deployment in its account, as its end reaches it; throws EndingRefused where nothing of it is there. */
export const awsEnding = async (
  clients: Needed,
  { deployment, record }: Where,
): Promise<EndingPlace & { recordBucket: string }> => {
  const resources = await resourcesOf(clients.cloudFormation, deployment);
  const held = resources.filter(({ part, logicalId, type }) =>
    isStateful({ stack: part, logicalId, type }),
  );
  const nameOf = (id: string) => held.find(({ logicalId }) => logicalId === id)?.physicalId;
  const recordBucket = record ?? nameOf(recordId);
  if (recordBucket === undefined)
    throw new EndingRefused(
      `There is no deployment ${deployment.id} in this account and region. Where its stacks went with its end: --record BUCKET, as the end named it.`,
    );
  return {
    ...{ client: clients.dynamo, recordBucket },
    held: held.map(({ logicalId, physicalId: name, type }) => ({ logicalId, name, type })),
    stacks: parts
      .filter((wanted) => resources.some(({ part }) => part === wanted))
      .map((part) => stackName(deployment, part)),
    objects: (bucket) => versionsIn(clients.objects, bucket),
    waiting: () => waitingOn(clients.sqs, resources),
    ledger: ledgerIn(clients.objects, recordBucket),
    pepper: async () => {
      const [value] = await secretStages(nameOf(pepper) ?? '', ['AWSCURRENT'], clients.secrets)();
      if (value === undefined) throw new EndingRefused(`There is no secret ${pepper}`);
      return value;
    },
    remove: removerWith(clients),
  };
};

const waitingOn = async (sqs: SQSClient, resources: readonly Resource[]) => {
  const found: { queue: string; count: number }[] = [];
  for (const { physicalId: QueueUrl, logicalId, type } of resources) {
    if (type !== 'AWS::SQS::Queue') continue;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counted] }),
    );
    const count = counted.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    if (count > 0) found.push({ queue: logicalId, count });
  }
  return found;
};

const counted = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
] as const;
