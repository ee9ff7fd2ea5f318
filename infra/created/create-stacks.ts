import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  paginateListStackResources,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
  type CloudFormationClient,
  type Capability,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { forMoto, type Template } from './for-moto.ts';

export type Stack = { name: string; template: Template };
export type Created = { logicalId: string; physicalId: string; type: string };

type Clients = { cloudFormation: CloudFormationClient; s3: S3Client };

const Bucket = 'netral-templates';
const waiting = { maxWaitTime: 600, minDelay: 1, maxDelay: 2 };
const Capabilities: Capability[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];

/** What is there in an account before the first deploy: a bucket for templates, and the mark of the CDK's bootstrap. */
export const bootstrap = async ({ s3, cloudFormation }: Clients): Promise<void> => {
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-3' },
    }),
  );
  const Properties = { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' };
  const Resources = { Version: { Type: 'AWS::SSM::Parameter', Properties } };
  const TemplateBody = JSON.stringify({ Resources });
  await cloudFormation.send(new CreateStackCommand({ StackName: 'CDKToolkit', TemplateBody }));
};

/** Larger than what CloudFormation takes in a call: it reads the template from a bucket. */
const templateUrl = async ({ s3 }: Clients, { name, template }: Stack): Promise<string> => {
  const Body = JSON.stringify(forMoto(template));
  await s3.send(new PutObjectCommand({ Bucket, Key: name, Body }));
  return `https://${Bucket}.s3.amazonaws.com/${name}`;
};

/** Creates a stack; throws what the service says. */
export const createStack = async (clients: Clients, stack: Stack): Promise<Created[]> => {
  const { cloudFormation: client } = clients;
  const where = { StackName: stack.name };
  const TemplateURL = await templateUrl(clients, stack);
  await client.send(new CreateStackCommand({ ...where, TemplateURL, Capabilities }));
  await waitUntilStackCreateComplete({ client, ...waiting }, where);
  return resourcesIn(client, stack.name);
};

/** Changes a stack by a change set; throws what the service says. */
export const upgradeStack = async (clients: Clients, stack: Stack): Promise<Created[]> => {
  const { cloudFormation: client } = clients;
  const where = { StackName: stack.name };
  const ChangeSetName = 'upgrade';
  const TemplateURL = await templateUrl(clients, stack);
  await client.send(
    new CreateChangeSetCommand({
      ...{ ...where, ChangeSetName, ChangeSetType: 'UPDATE', TemplateURL, Capabilities },
    }),
  );
  if (await hasChanges(client, { ...where, ChangeSetName })) {
    await client.send(new ExecuteChangeSetCommand({ ...where, ChangeSetName }));
    await waitUntilStackUpdateComplete({ client, ...waiting }, where);
  }
  return resourcesIn(client, stack.name);
};

/** A change set without a change fails by itself, and says so. */
const hasChanges = async (
  client: CloudFormationClient,
  which: { StackName: string; ChangeSetName: string },
): Promise<boolean> => {
  const { Status, StatusReason = '' } = await client.send(new DescribeChangeSetCommand(which));
  if (Status === 'CREATE_COMPLETE') return true;
  if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) return false;
  throw new Error(`${String(Status)}: ${StatusReason}`);
};

const resourcesIn = async (client: CloudFormationClient, StackName: string): Promise<Created[]> => {
  const found: Created[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName }))
    for (const one of page.StackResourceSummaries ?? [])
      found.push({
        logicalId: one.LogicalResourceId ?? '',
        physicalId: one.PhysicalResourceId ?? '',
        type: one.ResourceType ?? '',
      });
  return found;
};
