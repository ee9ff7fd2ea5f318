import { createHash } from 'node:crypto';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { memberShape, type Member } from '../../functions/satgas/nation/member.ts';
import type { Clients } from '../aws/clients.ts';
import { resourcesOf } from '../aws/resources.ts';
import type { Deployment } from '../deployment.ts';
import { functionName } from '../parts/function-name.ts';
import { live } from '../parts/live.ts';

/** What keeps a member from being one, for whoever typed the command. */
export class MemberRefused extends Error {}

const toldShape = z.object({ publicKey: z.string() });

/**
 * What the nation's file says of a deployment: its topic, the regions it serves, and the public half of its key, which its
 * own function names when it tells the nation, as it does every hour. The seed of the key is read by nobody here. Throws
 * MemberRefused, and what a service refuses.
 */
export const memberOf = async (
  { cloudFormation, lambda }: Pick<Clients, 'cloudFormation' | 'lambda'>,
  deployment: Pick<Deployment, 'id' | 'campaign'>,
): Promise<Member> => {
  const { id, campaign } = deployment;
  const topic = (await resourcesOf(cloudFormation, deployment)).find(
    ({ part, type, logicalId }) =>
      part === 'shared' && type === 'AWS::SNS::Topic' && logicalId.startsWith('CampaignEvents'),
  );
  if (!topic) throw new MemberRefused(`There is no topic yet: npm run deploy -- ${id}`);
  const FunctionName = functionName(deployment, 'pledges/counting/tell-participation');
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName, Qualifier: live }),
  );
  const told = z.safeParse(toldShape, jsonOf(Payload));
  if (FunctionError !== undefined || !told.success)
    throw new MemberRefused(
      `${FunctionName} did not say by which key it signs: deploy this release, or see "tell-participation fails" in docs/runbook.md`,
    );
  return z.parse(memberShape, {
    deployment: id,
    topicArn: topic.physicalId,
    regions: campaign.regions.map(({ code }) => code),
    publicKeys: [told.data.publicKey],
  });
};

const jsonOf = (payload: Uint8Array | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** All that a member says, in 24 hex digits to be read out: nobody makes another member of the same in a lifetime. */
export const fingerprintOf = ({ deployment, topicArn, regions, publicKeys }: Member): string =>
  (
    createHash('sha256')
      .update(JSON.stringify([deployment, topicArn, regions, publicKeys]))
      .digest('hex')
      .slice(0, 24)
      .match(/.{4}/g) ?? []
  ).join('-');
