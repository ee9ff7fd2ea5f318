import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { codeShown, openCeremony, ticketFrom } from '../support/ceremonies.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let admin: Record<string, string>;
let oversight: Record<string, string>;
beforeAll(async () => {
  suite = await startSuiteProcess();
  admin = await signInTo(suite, 'admin', 'ID');
  oversight = await signInTo(suite, 'oversight', 'ID');
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

type Pledge = { region: string; unit: string; number: string; ceremony?: string };

/** Pledges from an address of this machine; all of 127.0.0.0/8 is, on Linux. */
const pledgeFrom = (localAddress: string, pledge: Pledge): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const sent = request(`${suite.url}/v1/pledges`, { method: 'POST', headers, localAddress });
    sent.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)));
    sent.on('error', reject);
    sent.end(JSON.stringify({ staffKind: 'pns', agreed: true, ...pledge }));
  });

const atOnce = 32;
const pledgeAll = async (pledges: readonly (Pledge & { from: string })[]): Promise<void> => {
  for (let at = 0; at < pledges.length; at += atOnce) {
    const some = pledges.slice(at, at + atOnce);
    const statuses = await Promise.all(some.map(({ from, ...one }) => pledgeFrom(from, one)));
    expect(statuses).toEqual(some.map(() => 201));
  }
};

/** What arrives is looked at by the minute: an attack of some seconds must not lie across two of them. */
const earlyInMinute = async (): Promise<void> => {
  const intoMs = (await clockOf(suite.client)) % 60_000;
  if (intoMs > 15_000) await suite.client.forward((60_000 - intoMs) / 60_000);
};

const invented = (many: number, from: (n: number) => string, more: Omit<Pledge, 'number'>) =>
  Array.from({ length: many }, (_, n) => ({ ...more, from: from(n), number: nipOf((made += 1)) }));
let made = 0;

/** The regions for which the alarm `PledgesToLookAt` was raised so far. */
const regionsToLookAt = (): string[] => {
  const lines = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8').split('\n');
  const raised = lines.filter((line) => /"PledgesToLookAt\\?":[1-9]/.test(line));
  return [
    ...new Set(raised.map((line) => /"region\\?":\\?"([\d.]+)/.exec(line)?.[1] ?? '?')),
  ].sort();
};

const radarShape = z.object({
  regions: z.array(z.object({ region: z.string(), bursts: z.int() })),
  chosen: z.object({
    lastHour: z.object({ proof: z.int(), claims: z.int() }),
    minutes: z.array(z.object({ at: z.string(), proof: z.int(), claims: z.int() })),
    units: z.array(z.object({ unit: z.string(), lastDay: z.int(), isAboveRoster: z.boolean() })),
    ceremonies: z.array(z.object({ ceremony: z.string(), isBurst: z.boolean() })),
    networks: z.array(z.object({ lastHour: z.int(), isBurst: z.boolean() })),
    repeatedAtLeast: z.nullable(z.int()),
  }),
});

type Shown = z.infer<typeof radarShape>['chosen'];

/** What the radar shows of a region, to an admin and to oversight alike, once the stream has brought all that came. */
const shownOf = (region: string, isWhole: (shown: Shown) => boolean): Promise<Shown> =>
  eventually(`the radar of ${region}`, 150, async () => {
    const [first, second] = await Promise.all(
      [admin, oversight].map(async (headers) => {
        const path = `/v1/oversight/arrivals?region=${region}`;
        return z.parse(radarShape, (await suite.client.get(path, { headers })).body).chosen;
      }),
    );
    // Both read the same, once nothing comes in between.
    return first && isWhole(first) && isDeepStrictEqual(first, second) ? first : undefined;
  });

const pageOf = async (region: string): Promise<string> => {
  const headers = { ...admin, accept: 'text/html', cookie: 'lang=en' };
  const page = await fetch(`${suite.url}/v1/oversight/arrivals?region=${region}&lang=en`, {
    headers,
  });
  return page.text();
};

// Other systems have one loopback address only, and several are what these attacks are about.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the radar and its alarm notice', () => {
  let chair: Record<string, string>;
  let opened: Awaited<ReturnType<typeof openCeremony>>;

  /** Each in a region of its own, so that all ring within one look at the stream; that each kind rings is for its unit test. */
  const attacks: (() => Promise<void>)[] = [
    () => {
      const script = invented(50, () => '127.0.7.1', { region: '64.07', unit: 'DISDIK' });
      return pledgeAll([...script, ...script.slice(0, 40)]);
    },
    () => {
      const from = (n: number) => `127.0.9.${String(1 + (n % 20))}`;
      return pledgeAll(invented(90, from, { region: '75.04', unit: 'SEKDA' }));
    },
    () => {
      const from = (n: number) => `127.0.${String(20 + n)}.1`;
      return pledgeAll(invented(20, from, { region: '35.75', unit: 'DISDIK' }));
    },
    async () => {
      const path = await codeShown(suite, chair, opened);
      const some = Array.from({ length: atOnce }, () => ticketFrom(suite, path));
      const tickets = await Promise.all(some);
      const from = (n: number) => `127.1.${String(n % 250)}.1`;
      const people = invented(230, from, { region: '18.09', unit: 'DISDIK' });
      await pledgeAll(people.map((one, n) => ({ ...one, ceremony: tickets[n % atOnce] ?? '' })));
    },
  ];

  beforeAll(async () => {
    const roster = ['nip,unit', ...[1, 2, 3].map((n) => `${nipOf(90_000 + n)},DISDIK`)].join('\n');
    const sent = await suite.client.get('/v1/rosters?region=35.75', {
      method: 'POST',
      headers: { ...admin, 'content-type': 'text/csv' },
      body: roster,
    });
    expect(sent.status).toBe(201);
    chair = await signInTo(suite, 'chair', '18.09');
    opened = await openCeremony(suite, chair);
    expect(regionsToLookAt()).toEqual([]);
    for (const attack of attacks) {
      await earlyInMinute();
      await attack();
    }
  });

  it('a script from one address: pledges a minute, the share of claims, its network, and who claims again', async () => {
    const shown = await shownOf(
      '64.07',
      ({ lastHour, repeatedAtLeast }) => lastHour.claims >= 90 && repeatedAtLeast !== null,
    );
    expect(shown.lastHour).toEqual({ proof: 0, claims: 90 });
    expect(Math.max(...shown.minutes.map(({ claims }) => claims))).toBeGreaterThan(20);
    expect(shown.networks).toEqual([{ lastHour: 90, isBurst: true }]);
    expect(shown.repeatedAtLeast).toBe(10);
    expect(await pageOf('64.07')).toContain('burst');
  });

  it('a script from many addresses of one network, none of which claims much', async () => {
    const shown = await shownOf('75.04', ({ lastHour }) => lastHour.claims >= 90);
    expect(shown.networks).toEqual([{ lastHour: 90, isBurst: true }]);
  });

  it('a unit with more people than its roster, each from a network of their own', async () => {
    const shown = await shownOf('35.75', ({ units }) => (units[0]?.lastDay ?? 0) >= 20);
    expect(shown.networks.some(({ isBurst }) => isBurst)).toBe(false);
    expect(shown.units).toMatchObject([{ unit: 'DISDIK', lastDay: 20, isAboveRoster: true }]);
    expect(await pageOf('35.75')).toContain('more than its roster');
  });

  it("a ceremony's code that was sent on and gives more people in a minute than stand at an apel", async () => {
    const shown = await shownOf('18.09', ({ lastHour }) => lastHour.proof >= 230);
    expect(shown.ceremonies).toEqual([{ ceremony: opened.ceremonyId, isBurst: true }]);
    expect(shown.networks).toEqual([]);
    expect(await pageOf('18.09')).toContain('one code of its screen gave more people');
  });

  it('and ring for each, by the region where it happens', async () => {
    const attacked = ['18.09', '35.75', '64.07', '75.04'];
    expect(attacked).toHaveLength(attacks.length);
    await eventually('the alarms', 150, () =>
      Promise.resolve(regionsToLookAt().length >= attacked.length || undefined),
    );
    expect(regionsToLookAt()).toEqual(attacked);
  });
});

describe('the page of arrivals', () => {
  it('is for admin and oversight, and for nobody else', async () => {
    const path = '/v1/oversight/arrivals?region=18.09';
    expect((await suite.client.get(path)).status).toBe(401);
    const officer = await signInTo(suite, 'officer', '18.09');
    expect((await suite.client.get(path, { headers: officer })).status).toBe(403);
  });
});
