import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually } from '../../infra/demo/suite-client.ts';
import { addDays } from '../../shared/calendar/dates.ts';
import { aPledge, aReport } from '../support/forms.ts';
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

describe('the length of a deadline', () => {
  const address = '/v1/decrees/deadline-rules/ID';
  const cases = z.object({
    cases: z.array(
      z.object({
        caseNumber: z.string(),
        dueFor: z.nullable(z.string()),
        dueAt: z.nullable(z.string()),
      }),
    ),
  });

  it('is changed by two of the nation, and the stored deadline of an open case moves', async () => {
    const sent = await suite.client.post('/v1/reports', aReport({ region }));
    const { caseNumber } = z.parse(z.object({ caseNumber: z.string() }), sent.body);
    const officer = await tokenFor(suite, 'pesawaran-chair');
    const due = async () => {
      const seen = await suite.client.get(`/v1/cases?q=${caseNumber}`, { headers: officer });
      return z.parse(cases, seen.body).cases.find((one) => one.caseNumber === caseNumber);
    };
    const before = await eventually('the case', 30, due);
    expect(before.dueFor).toBe('check-completeness');

    const change = {
      ...{ rule: 'check-completeness', amount: 1, clock: 'calendar-days', applies: 'running' },
      ...{ source: 'SE peragaan 1/2026', version: 0 },
    };
    const admin = await tokenFor(suite, 'admin');
    const preview = await suite.client.post(address, { ...change, step: 'preview' }, admin);
    expect(JSON.stringify(preview.body)).toContain('kasus (Periksa kelengkapan)');
    const local = await tokenFor(suite, 'pesawaran-admin');
    expect((await suite.client.post(address, { ...change, step: 'ask' }, local)).status).toBe(403);

    const asked = await suite.client.post(address, { ...change, step: 'ask' }, admin);
    const { changeId } = z.parse(changed, asked.body);
    const decision = `${address}/changes/${changeId}/decision`;
    expect((await suite.client.post(decision, { is: 'agreed' }, admin)).status).toBe(403);
    const second = await tokenFor(suite, 'admin-2');
    expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);

    await suite.client.forward(6);
    const day = 86_400_000;
    await eventually('the deadline has moved', 30, async () =>
      Date.parse((await due())?.dueAt ?? '') === Date.parse(before.dueAt ?? '') - day
        ? true
        : undefined,
    );
  });
});

describe('how alerts climb in a region', () => {
  const address = `/v1/decrees/alert-plan/${region}`;
  const steps = z.object({
    steps: z.array(z.object({ at: z.string(), climbsAt: z.string() })),
  });
  const plan = {
    ...{ own: 'own', channels: 'sms,email', urgent: '12 10 10 15 30', usual: '25 25 25 30 60' },
    ...{ light: '60 60 120 240 480', namingUrgent: '10 10 15', namingUsual: '30 30 60' },
    ...{ namingLight: '120 120 240', nightFrom: '23.30', nightTo: '03.00', digestAt: '03.00' },
    ...{ singleSms: '5', singleMails: '10' },
  };

  it('is changed by two while everything runs, and a report that came in then climbs by it', async () => {
    const chair = await tokenFor(suite, 'pesawaran-chair');
    // No night holds severity 5.
    const form = { region, severity: 5, accusedUnit: 'DISDIK' };
    const firstWait = async (): Promise<number | undefined> => {
      const { body } = await suite.client.post('/v1/alerts/dry-run', form, chair);
      const [first] = z.parse(steps, body).steps;
      return first && (Date.parse(first.climbsAt) - Date.parse(first.at)) / 60_000;
    };
    const local = await tokenFor(suite, 'pesawaran-admin');
    const silent = await suite.client.post(
      address,
      { ...plan, version: 0, channels: 'email', step: 'ask' },
      local,
    );
    expect(z.parse(refused, silent.body).errors[0]?.reason).toBe('channels-out-of-bounds');
    const before = await firstWait();
    const asked = await suite.client.post(address, { ...plan, version: 0, step: 'ask' }, local);
    const { changeId } = z.parse(changed, asked.body);
    const decision = `${address}/changes/${changeId}/decision`;
    expect((await suite.client.post(decision, { is: 'agreed' }, local)).status).toBe(403);
    expect(await firstWait()).toBe(before);
    const second = await tokenFor(suite, 'lampung-admin');
    expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);
    await suite.client.forward(1);
    await eventually('the first rung waits 12 minutes', 20, async () =>
      (await firstWait()) === 12 ? true : undefined,
    );
  });
});

describe('an edition of the joint decree', () => {
  const address = '/v1/decrees/decree-editions/ID';
  const guide = z.object({ on: z.string(), edition: z.object({ numbers: z.string() }) });
  const shown = async () => z.parse(guide, (await suite.client.get('/boleh')).body);
  const inDays = (day: string, days: number) =>
    new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  const formOf = async () =>
    (await fetch(`${suite.url}/lapor`, { headers: { accept: 'text/html' } })).text();
  const judgedOn = async (occurredOn: string) => {
    const form = aReport({ region, occurredOn, knownOn: occurredOn });
    const sent = await suite.client.post('/v1/reports', form);
    const { caseNumber } = z.parse(z.object({ caseNumber: z.string() }), sent.body);
    const officer = await tokenFor(suite, 'pesawaran-chair');
    const { caseKey } = await eventually('the case', 30, async () => {
      const seen = await suite.client.get(`/v1/cases?q=${caseNumber}`, { headers: officer });
      return z.parse(found, seen.body).cases.at(0);
    });
    const { body } = await suite.client.get(`/v1/cases/${caseKey}`, { headers: officer });
    return JSON.stringify(z.parse(z.object({ classification: z.unknown() }), body));
  };
  const found = z.object({ cases: z.array(z.object({ caseKey: z.string() })) });

  it('is decided by two, and from its day on is what the guide, the form and new cases go by', async () => {
    const before = await shown();
    const change = {
      ...{ numbers: 'Peragaan 9/2026', name: 'SKB peragaan', decreedOn: before.on, version: 0 },
      ...{ link: 'https://jdih.example/skb.pdf', validFrom: inDays(before.on, 1) },
      changes: 'ubah | discipline-social-engagement | disiplin | sedang',
    };
    const admin = await tokenFor(suite, 'admin');
    const preview = await suite.client.post(address, { ...change, step: 'preview' }, admin);
    expect(JSON.stringify(preview.body)).toContain('disiplin 6 (berat)');
    const local = await tokenFor(suite, 'pesawaran-admin');
    expect((await suite.client.post(address, { ...change, step: 'ask' }, local)).status).toBe(403);
    const asked = await suite.client.post(address, { ...change, step: 'ask' }, admin);
    const decision = `${address}/changes/${z.parse(changed, asked.body).changeId}/decision`;
    expect((await suite.client.post(decision, { is: 'agreed' }, admin)).status).toBe(403);
    const second = await tokenFor(suite, 'admin-2');
    expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);

    await suite.client.forward(2);
    expect((await shown()).edition).toEqual(before.edition);
    expect(await formOf()).not.toContain('SKB peragaan');
    expect(await judgedOn(before.on)).not.toContain('Peragaan 9/2026');

    await suite.client.forward(24 * 60);
    await eventually('the guide names it', 30, async () =>
      (await shown()).edition.numbers === change.numbers ? true : undefined,
    );
    expect(await formOf()).toContain('SKB peragaan');
    expect(await judgedOn(change.validFrom)).toContain('Peragaan 9/2026');
    expect(await judgedOn(before.on)).not.toContain('Peragaan 9/2026');
  });
});

describe('the successor of an authority', () => {
  const address = '/v1/decrees/authorities/ID';
  const found = z.object({ cases: z.array(z.object({ caseKey: z.string() })) });

  it('is decided by two, and named in the file of a case from its day on', async () => {
    const sent = await suite.client.post('/v1/reports', aReport({ region }));
    const { caseNumber } = z.parse(z.object({ caseNumber: z.string() }), sent.body);
    const fileOf = async () => {
      const officer = { ...(await tokenFor(suite, 'pesawaran-chair')), accept: 'application/json' };
      const seen = await suite.client.get(`/v1/cases?q=${caseNumber}`, {
        headers: officer,
      });
      const [one] = z.parse(found, seen.body).cases;
      if (!one) return undefined;
      const file = await fetch(`${suite.url}/v1/cases/${one.caseKey}`, { headers: officer });
      return file.text();
    };
    const before = await eventually('the case', 30, () => fileOf());
    expect(before).toContain('"successors":[]');

    const change = {
      ...{ of: 'bkn', name: 'Lembaga Pengawas Sistem Merit', short: 'LPSM', version: 0 },
      source: 'Perpres peragaan 1/2026',
    };
    const admin = await tokenFor(suite, 'admin');
    const circle = await suite.client.post(
      address,
      { ...change, short: 'KASN', step: 'ask' },
      admin,
    );
    expect(z.parse(refused, circle.body).errors[0]?.reason).toBe('authority-circle');
    const local = await tokenFor(suite, 'pesawaran-admin');
    expect((await suite.client.post(address, { ...change, step: 'ask' }, local)).status).toBe(403);
    const asked = await suite.client.post(address, { ...change, step: 'ask' }, admin);
    const decision = `${address}/changes/${z.parse(changed, asked.body).changeId}/decision`;
    expect((await suite.client.post(decision, { is: 'agreed' }, admin)).status).toBe(403);
    await suite.client.forward(1);
    expect(await fileOf()).toContain('"successors":[]');
    const second = await tokenFor(suite, 'admin-2');
    expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);

    await suite.client.forward(2);
    await eventually('the file names it', 20, async () =>
      (await fileOf())?.includes('"short":"LPSM"') ? true : undefined,
    );
    const later = { ...change, version: 1, short: 'LLL', name: 'Lembaga Lain Lagi' };
    const next = await suite.client.post(
      address,
      { ...later, validFrom: '2099-01-01', step: 'ask' },
      admin,
    );
    const nextDecision = `${address}/changes/${z.parse(changed, next.body).changeId}/decision`;
    expect((await suite.client.post(nextDecision, { is: 'agreed' }, second)).status).toBe(200);
    await suite.client.forward(2);
    expect(await fileOf()).not.toContain('LLL');
  });
});

describe('a later round', () => {
  const address = '/v1/decrees/rounds/ID';
  const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);
  const line = (from: number) =>
    `Putaran peragaan | pilkada | sejak ${inDays(from)} | penetapan ${inDays(41)} | kampanye ${inDays(45)} – ${inDays(55)} | pemungutan ${inDays(60)}`;
  const guide = async () =>
    (await fetch(`${suite.url}/boleh`, { headers: { accept: 'text/html' } })).text();

  it('is decided by two without a release, and the guide names it within minutes', async () => {
    const admin = await tokenFor(suite, 'admin');
    const past = await suite.client.post(
      address,
      { version: 0, rounds: line(-3), step: 'ask' },
      admin,
    );
    expect(z.parse(refused, past.body).errors[0]?.reason).toBe('round-begins-too-early');
    const change = { version: 0, rounds: line(40), step: 'ask' };
    const local = await tokenFor(suite, 'pesawaran-admin');
    expect((await suite.client.post(address, change, local)).status).toBe(403);
    const asked = await suite.client.post(address, change, admin);
    const decision = `${address}/changes/${z.parse(changed, asked.body).changeId}/decision`;
    expect((await suite.client.post(decision, { is: 'agreed' }, admin)).status).toBe(403);
    expect(await guide()).not.toContain('Putaran peragaan');
    const second = await tokenFor(suite, 'admin-2');
    expect((await suite.client.post(decision, { is: 'agreed' }, second)).status).toBe(200);
    await suite.client.forward(2);
    await eventually('the guide names it', 20, async () =>
      (await guide()).includes('Putaran peragaan') ? true : undefined,
    );
  });
});
