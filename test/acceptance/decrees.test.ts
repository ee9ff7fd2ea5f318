import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aPledge } from '../support/forms.ts';
import { nipOf } from '../support/rosters.ts';
import { tokenFor } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
beforeAll(async () => {
  suite = await startSuiteProcess();
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const region = '18.09';
const path = `/v1/decrees/pledge-phases/${region}`;
const changed = z.object({ changeId: z.string(), state: z.string() });
const refused = z.object({ errors: z.array(z.object({ field: z.string(), reason: z.string() })) });

let people = 4_000;
const pledgeStatus = async (of = region): Promise<number> => {
  people += 1;
  const form = aPledge({
    region: of,
    number: nipOf(people),
    ...(of !== region && { unit: 'SEKDA' }),
  });
  return (await suite.client.post('/v1/pledges', form)).status;
};

/** Within a minute every function works by what was agreed to: the clock goes on by one, and no more. */
const pledgesAre = async (status: number): Promise<void> => {
  await suite.client.forward(1);
  await eventually(`pledges are ${status}`, 20, async () =>
    (await pledgeStatus()) === status ? true : undefined,
  );
};

const ask = async (by: string, phases: string, version: number) => {
  const as = await tokenFor(suite, by);
  return suite.client.post(path, { version, phases, step: 'ask' }, as);
};
const agree = async (by: string, changeId: string) => {
  const as = await tokenFor(suite, by);
  return suite.client.post(`${path}/changes/${changeId}/decision`, { is: 'agreed' }, as);
};

describe('phases of a region', () => {
  it('are changed by two while everything runs: a pledge is refused, and then accepted again', async () => {
    expect(await pledgeStatus()).toBe(201);
    const closed = await ask('pesawaran-admin', 'Masa lampau: 1 Januari 2025 – 2 Januari 2025', 0);
    const { changeId } = z.parse(changed, closed.body);
    // One person alone: by their own hand, and from another region.
    const alone = await agree('pesawaran-admin', changeId);
    expect(alone.status).toBe(403);
    expect(z.parse(refused, alone.body).errors[0]?.reason).toBe('own-change');
    await suite.client.forward(1);
    expect(await pledgeStatus()).toBe(201);

    expect((await agree('lampung-admin', changeId)).status).toBe(200);
    await pledgesAre(422);
    expect(await pledgeStatus('14.06')).toBe(201);

    // The nation's phases again.
    const open = await ask('lampung-admin', '', 1);
    expect((await agree('pesawaran-admin', z.parse(changed, open.body).changeId)).status).toBe(200);
    await pledgesAre(201);
  });

  it('are shown with their history, and to no admin of the nation’s alone', async () => {
    const as = await tokenFor(suite, 'pesawaran-admin');
    const shown = await suite.client.get(`/v1/decrees/pledge-phases?scope=${region}`, {
      headers: as,
    });
    expect(shown.body).toMatchObject({
      version: 2,
      changes: [{ state: 'agreed' }, { state: 'agreed' }],
    });
    const national = await suite.client.get('/v1/decrees/pledge-phases?scope=ID', { headers: as });
    expect(national.status).toBe(403);
  });
});
