import { readDeployment } from '../../infra/deployment.ts';
import { lastDayOf } from '../../shared/campaign-end.ts';
import { endCampaign, type Ending } from '../../infra/ending/end-campaign.ts';
import type { EndingPlace } from '../../infra/ending/place.ts';
import { demoFile } from '../infra/a-stack.ts';
import type { TestPlace } from './survival.ts';

const { campaign } = readDeployment(demoFile);
/** Two days after the last day of the demo's campaign. */
export const afterwards = Date.parse(lastDayOf(campaign)) + 2 * 86_400_000;
export const ani = 'arn:aws:iam::111122223333:user/ani';
export const budi = 'arn:aws:iam::111122223333:user/budi';

/** Stands for the account round a place whose tables are in the engine. */
export const anEnding = (place: TestPlace) => {
  const written = new Map<string, { body: string; storedAt: number }>();
  const removed: string[] = [];
  const said: string[] = [];
  const clock = { now: afterwards };
  /** Called before something is destroyed whole, or noted: a test throws here. */
  const before: { write: (key: string) => void; remove: (name: string) => void } = {
    write: () => undefined,
    remove: () => undefined,
  };
  const messages: { queue: string; count: number }[] = [];
  const evidence = { count: 0 };
  const ending: EndingPlace = {
    client: place.client,
    held: [
      ...place.tables.map((one) => ({ ...one, type: 'AWS::DynamoDB::GlobalTable' })),
      held('ReportsEvidenceRoomEvidence88F4C6EE', 'AWS::S3::Bucket'),
      held('ReportsReadingRoomLocked67F2525B', 'AWS::S3::Bucket'),
      held('PledgesPepperBDDFA5B3', 'AWS::SecretsManager::Secret'),
      held('SignInPeople26B168CC', 'AWS::Cognito::UserPool'),
      held('ReportsReportersKeyA28CACB5', 'AWS::KMS::Key'),
    ],
    stacks: ['netral-demo-reports', 'netral-demo-shared'],
    objects: () => Promise.resolve(evidence.count),
    waiting: () => Promise.resolve(messages),
    pepper: () => Promise.resolve('pepper'),
    ledger: {
      keys: () => Promise.resolve([...written.keys()].sort()),
      read: (key) => Promise.resolve(written.get(key) ?? { body: '', storedAt: 0 }),
      write: (key, body) => {
        before.write(key);
        if (!written.has(key)) written.set(key, { body, storedAt: clock.now });
        return Promise.resolve();
      },
    },
    remove: ({ what, name }) => {
      before.remove(name);
      removed.push(`${what} ${name}`);
      return Promise.resolve();
    },
  };
  const run = (
    arn: string,
    { typed = 'demo', ...more }: Partial<Ending> & { typed?: string } = {},
  ) =>
    endCampaign({
      ...{ place: ending, deployment: { id: 'demo', campaign }, arn, now: clock.now },
      exported: undefined,
      say: (line) => void said.push(line),
      ask: () => Promise.resolve(typed),
      ...more,
    });
  return { written, removed, said, clock, before, messages, evidence, run };
};

const held = (logicalId: string, type: string) => ({
  logicalId,
  name: `name of ${logicalId}`,
  type,
});
