import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Host } from '@netral/local-host/host';
import { takePlace } from '@netral/local-host/place';
import * as z from 'zod/mini';
import { rules } from '../../functions/satgas/nation/rules.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { builtSuite } from '../../infra/start/built-suite.ts';
import { startSuite } from '../../infra/start/start-suite.ts';
import { eachOf } from '../../shared/each-of.ts';
import { eventPublisher } from '../../shared/topic/event-publisher.ts';
import { anAggregate, eventWith, peopleOf, signedBy } from '../support/aggregates.ts';
import { checkingClient } from '../support/fits-its-schema.ts';
import { tokenFor } from '../support/sign-in.ts';
import { newDataFolder, removeDataFolder } from '../support/suite-process.ts';

const demo = readDeployment('infra/deployments/demo.json');
const members = demo.nation?.members ?? [];
const [lying = '', late = '', killed = ''] = members.map(({ deployment }) => deployment);

const dataFolder = newDataFolder();
let suite: Host;
let sns: SNSClient;
let token: Record<string, string>;

beforeAll(async () => {
  const place = await takePlace({ port: 0, dataFolder, fresh: false });
  suite = await startSuite({ built: builtSuite(), place, log: () => undefined });
  sns = new SNSClient({
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: suite.endpoints['AWS_ENDPOINT_URL_SNS'] ?? '',
  });
  token = await tokenFor(suite, 'oversight');
});

afterAll(async () => {
  sns.destroy();
  await suite.stop();
  removeDataFolder(dataFolder);
});

const now = Date.now();
const hourMs = 3_600_000;

/** Publishes to the member's own topic what its key signed. */
const publish = (deployment: string, signed: string): Promise<void> => {
  const topic = members.find((member) => member.deployment === deployment)?.topicArn ?? '';
  return eventPublisher(sns, topic)(eventWith(signed));
};

type Told = { hoursAgo?: number; pledged?: number; total?: number };

const tell = (deployment: string, { hoursAgo = 0, pledged = 100, total }: Told = {}) => {
  const regions = [
    peopleOf(deployment.slice('contoh-'.length), { pledged, attended: pledged - 50 }),
  ];
  const honest = anAggregate({ deployment, madeAt: now - hoursAgo * hourMs, regions });
  return publish(
    deployment,
    signedBy(deployment, { ...honest, totals: { ...honest.totals, pledged: total ?? pledged } }),
  );
};

const shown = z.object({
  regions: z.array(
    z.object({
      deployment: z.string(),
      freshness: z.string(),
      participation: z.nullable(z.object({ pledged: z.int(), isStale: z.boolean() })),
    }),
  ),
  totals: z.object({ participation: z.object({ pledged: z.int(), regions: z.int() }) }),
  refused: z.array(z.object({ member: z.nullable(z.string()), rule: z.enum(rules) })),
});

const page = async () => {
  const { status, body } = await checkingClient(suite.url).get('/v1/oversight/nation', {
    headers: token,
  });
  expect(status).toBe(200);
  return z.parse(shown, body);
};

const text = async (path: string, accept: string): Promise<string> =>
  (await fetch(`${suite.url}${path}`, { headers: { ...token, accept } })).text();

describe('thirty-eight deployments that tell the nation of themselves', () => {
  it('are all on its page: one of them lies, one comes late, one falls silent', async () => {
    expect(members).toHaveLength(38);
    await eachOf(members, { atOnce: 8 }, ({ deployment }) =>
      tell(deployment, { hoursAgo: deployment === killed ? 6 : 1 }),
    );
    await eventually('all 38', 30, async () =>
      (await page()).totals.participation.regions === 38 ? true : undefined,
    );
    // Everybody but the killed one tells again; the lie does not add up, and what comes late was overtaken.
    await eachOf(members, { atOnce: 8 }, async ({ deployment }) => {
      if (deployment === killed) return;
      if (deployment === lying) await tell(deployment, { pledged: 500, total: 9000 });
      else await tell(deployment, { pledged: 200 });
    });
    await tell(late, { hoursAgo: 2, pledged: 900 });
    await tell(members[5]?.deployment ?? '', { pledged: 200 });
    await publish(members[6]?.deployment ?? '', signedBy('penyusup', anAggregate()));

    const seen = await eventually('36 newer ones, and two refusals', 30, async () => {
      const answer = await page();
      const isWhole =
        answer.totals.participation.pledged === 36 * 200 + 2 * 100 && answer.refused.length === 2;
      return isWhole ? answer : undefined;
    });
    const of = (deployment: string) => seen.regions.find((one) => one.deployment === deployment);
    expect(of(lying)?.participation).toEqual({ pledged: 100, isStale: false });
    expect(of(late)?.participation).toEqual({ pledged: 200, isStale: false });
    expect(of(killed)?.participation).toEqual({ pledged: 100, isStale: true });
    expect(new Set(seen.refused.map(({ member, rule }) => `${member ?? '-'} ${rule}`))).toEqual(
      new Set([`${lying} totals-differ`, '- unknown-key']),
    );
  });

  it('are the same on the page for people and in the CSV', async () => {
    const html = await text('/v1/oversight/nation', 'text/html');
    expect(html).toContain(`${lying}: <strong>`);
    expect(html).toContain('<code>totals-differ</code>');
    expect(html).toContain('dihitung di keduanya');
    const rows = (await text('/v1/oversight/nation/export', 'text/csv')).trim().split('\r\n');
    expect(rows).toHaveLength(39);
    expect(rows.filter((row) => row.includes(`,${killed},stale,100,`))).toHaveLength(1);
    expect(rows.filter((row) => row.includes(',stale,200,'))).toHaveLength(36);
  });

  it('are shown to nobody who does not oversee the nation', async () => {
    const admin = await tokenFor(suite, 'lampung-admin');
    const answer = await fetch(`${suite.url}/v1/oversight/nation`, { headers: admin });
    expect(answer.status).toBe(403);
  });
});
