import type { Clients } from '../aws/clients.ts';
import { resourcesOf } from '../aws/resources.ts';
import { deployedTemplate, findStack } from '../deploy/stack-state.ts';
import type { Deployment } from '../deployment.ts';
import { stackName } from '../parts/stack-of.ts';
import { EndingRefused } from './place.ts';
import { removerWith, type Removing } from './remove.ts';

type Needs = Removing & Pick<Clients, 'cloudFormation'>;

/** Each before those it stands on. */
const parts = ['site', 'satgas', 'reports', 'pledges', 'shared'] as const;

/**
 * Takes a rehearsal away whole: empties its buckets, then deletes its stacks, and what is in them goes with them. Looks
 * first at what is deployed, whatever the file says: throws EndingRefused, and has touched nothing, where anything of it
 * is retained or a stack was never a rehearsal's. Of what is gone already nothing is done. The account's stack stays.
 */
export const endRehearsal = async (
  clients: Needs,
  {
    deployment,
    say,
  }: { deployment: Pick<Deployment, 'id' | 'rehearsal'>; say: (line: string) => void },
): Promise<void> => {
  if (!deployment.rehearsal)
    throw new EndingRefused(`${deployment.id} is no rehearsal: its file does not say so`);
  const names = parts.map((part) => stackName(deployment, part));
  const there: string[] = [];
  for (const name of names) if (await findStack(clients.cloudFormation, name)) there.push(name);
  await refuseRetained(clients, there);
  const remove = removerWith(clients);
  const resources = await resourcesOf(clients.cloudFormation, deployment);
  for (const { type, physicalId: name } of resources.filter(
    (one) => one.type === 'AWS::S3::Bucket',
  )) {
    say(`${type} ${name}: emptied and deleted`);
    await remove({ what: 'bucket', name });
  }
  for (const name of there) {
    say(`${name}: its stack is deleted`);
    await remove({ what: 'stack', name });
  }
  say(there.length === 0 ? 'Nothing of it is there.' : 'The rehearsal is gone.');
};

const refuseRetained = async (clients: Needs, stacks: readonly string[]): Promise<void> => {
  const retained: string[] = [];
  for (const name of stacks) {
    const { Resources } = await deployedTemplate(clients.cloudFormation, name);
    for (const [id, { Type, DeletionPolicy = 'Delete' }] of Object.entries(Resources))
      if (DeletionPolicy !== 'Delete') retained.push(`${name}: ${id} (${Type}): ${DeletionPolicy}`);
  }
  if (retained.length > 0)
    throw new EndingRefused(
      ['Refused: this was deployed to last. Nothing was touched.', ...retained.slice(0, 5)].join(
        '\n  ',
      ),
    );
};
