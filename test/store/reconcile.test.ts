import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aClock, startTestEngine } from '@netral/local-host/testing/engine';
import type { Source } from '../../functions/reports/sources/source.ts';
import { koboStandIn, type KoboSubmission } from '../support/providers/kobo-stand-in.ts';
import { jotformStandIn, type JotformSubmission } from '../support/providers/jotform-stand-in.ts';
import { neverAsked, serveStandIn } from '../support/providers/stand-in.ts';
import { anIntake, createSourceTables } from '../support/source-tables.ts';
import { multipart } from '../support/webhook-senders.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = Date.parse('2026-11-23T01:00:00Z');
const token = 'rahasia-penyedia';
const secret = 'kobo:rahasia';
const basic = `Basic ${Buffer.from(secret).toString('base64')}`;

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  suite = await startTestEngine();
  await createSourceTables(suite.client);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await suite.stop();
  suite.forget();
});

const served = async (answers: Parameters<typeof serveStandIn>[0]) => {
  const server = await serveStandIn(answers);
  stops.push(server.stop);
  return server;
};

const told = (n: number) => ({
  cerita: `Menghadiri deklarasi pasangan calon ke-${n} dan berorasi.`,
  tempat: 'Balai Desa Kertasana',
  nama: 'Budi Contoh',
  unit: 'Kecamatan Kedondong',
  tanggal: '2026-11-20',
});
const mapping = {
  conduct: "'other'",
  occurredOn: 'tanggal',
  place: 'tempat',
  accusedName: 'nama',
  accusedUnit: 'unit',
  account: 'cerita',
};

/** A Kobo form behind a port, its source in the table, and the intake that asks it. */
const aKoboSource = async (
  more: { maxPage?: number; budgetMs?: number; client?: DynamoDBClient } = {},
) => {
  const { maxPage = 1000, client = suite.client, ...rest } = more;
  const clock = aClock(start);
  const form = koboStandIn({ assetUid: 'aLapor', token, maxPage });
  const server = await served(form.answers);
  const source: Source = {
    source: 'kobo',
    scheme: 'kobo',
    secrets: [secret],
    region: '18.09',
    mapping,
    api: { baseUrl: server.url, token, formId: 'aLapor' },
    active: true,
    changedAt: 0,
  };
  const intake = anIntake({ client, now: clock.now, fetch: server.fetch, ...rest });
  await anIntake({ client: suite.client, now: clock.now, fetch: neverAsked }).sources.put(source);
  const push = (submission: unknown) =>
    intake.receive({
      source: 'kobo',
      headers: { 'content-type': ['application/json'], authorization: [basic] },
      body: Buffer.from(JSON.stringify(submission)),
      receivedAt: clock.now(),
    });
  const submit = (n: number, at = clock.now() - hourMs): KoboSubmission =>
    form.submit(told(n), { uuid: `u${n}`, at });
  return { clock, form, server, source, intake, push, submit };
};

const accounts = async (intake: Pick<ReturnType<typeof anIntake>, 'reports'>) =>
  (await intake.reports()).map(({ details }) => details['account']).sort();
const storyOf = (...ns: number[]) => ns.map((n) => told(n).cerita).sort();

describe('the reconciler', () => {
  it('makes reports of what never arrived, on the path of a webhook, and keeps the gap as numbers', async () => {
    const { intake, push, submit } = await aKoboSource();
    await push(submit(1));
    await push(submit(2));
    submit(3);
    submit(4);
    submit(5);
    expect(await intake.reconcile()).toEqual({ sources: 1, missing: 3, failed: 0 });
    expect(await accounts(intake)).toEqual(storyOf(1, 2, 3, 4, 5));
    expect(await intake.gaps.list()).toEqual([
      {
        source: 'kobo',
        formId: 'aLapor',
        checkedAt: start,
        goodAt: start,
        theirs: 5,
        arrived: 2,
        missing: 3,
        filled: 3,
        waiting: 0,
      },
    ]);
    expect(intake.counted.get('WebhookGap')).toBe(3);
  });

  it('makes one report when the webhook comes in the same instant, before, or after', async () => {
    const { intake, push, submit } = await aKoboSource();
    const submissions = Array.from({ length: 40 }, (_, n) => submit(n));
    const [run] = await Promise.all([intake.reconcile(), ...submissions.map(push)]);
    await Promise.all(submissions.map(push));
    expect(run.failed).toBe(0);
    expect(await accounts(intake)).toEqual(storyOf(...submissions.map((_, n) => n)));
    expect(await intake.quarantine.list('kobo', 10)).toEqual([]);
  });

  it('looks once an hour, a day back; a submission whose webhook may be on its way is left to the next look', async () => {
    const { intake, clock, server, submit } = await aKoboSource();
    submit(1);
    submit(2, start - 60_000);
    expect(await intake.reconcile()).toMatchObject({ missing: 1 });
    await clock.forward(hourMs / 2);
    expect(await intake.reconcile()).toEqual({ sources: 0, missing: 0, failed: 0 });
    await clock.forward(hourMs / 2);
    expect(await intake.reconcile()).toMatchObject({ missing: 1 });
    expect(await accounts(intake)).toEqual(storyOf(1, 2));
    const since = server.asked.map(
      ({ url }) => JSON.parse(url.searchParams.get('query') ?? '') as unknown,
    );
    expect(since).toEqual(
      [start - 14 * dayMs, start - dayMs].map((at) => ({
        _submission_time: { $gte: new Date(at).toISOString().slice(0, 19) },
      })),
    );
  });

  it('counts what waits in quarantine as arrived, and sets nothing aside twice', async () => {
    const { intake, clock, form, push } = await aKoboSource();
    const { tempat, ...without } = told(1);
    await push(form.submit(without, { uuid: 'u1', at: start - hourMs }));
    form.submit({ ...without, nama: tempat }, { uuid: 'u2', at: start - hourMs });
    expect(await intake.reconcile()).toMatchObject({ missing: 1 });
    await clock.forward(hourMs);
    expect(await intake.reconcile()).toMatchObject({ missing: 0 });
    const waiting = await intake.quarantine.list('kobo', 10);
    expect(waiting.map(({ reason }) => reason)).toEqual(['invalid-fields', 'invalid-fields']);
    expect(await intake.gaps.find('kobo')).toMatchObject({ theirs: 2, arrived: 2, missing: 0 });
  });

  it('keeps the later version of a submission that Kobo never sends, once', async () => {
    const { intake, clock, form, push, submit } = await aKoboSource();
    await push(submit(1));
    form.edit('u1', { cerita: 'Ternyata ia hanya lewat, tidak berorasi di sana.' });
    for (let hour = 0; hour < 3; hour += 1) {
      expect(await intake.reconcile()).toMatchObject({ missing: 0, failed: 0 });
      await clock.forward(hourMs);
    }
    expect(await accounts(intake)).toEqual(storyOf(1));
    const aside = await intake.quarantine.list('kobo', 10);
    expect(aside.map(({ reason }) => reason)).toEqual(['later-version']);
    expect(intake.counted.get('LaterVersions')).toBe(1);
  });

  it('goes on at the next run where lack of time ended this one, and then tells the whole', async () => {
    const { intake, clock, server, submit } = await aKoboSource({ maxPage: 2, budgetMs: -1 });
    const patient = anIntake({
      client: suite.client,
      // Every look at the clock costs a second: three pages fit into a run.
      now: (() => {
        let looks = 0;
        return () => clock.now() + (looks += 1) * 1000;
      })(),
      fetch: server.fetch,
      budgetMs: 9000,
    });
    for (let n = 0; n < 9; n += 1) submit(n);
    expect(await intake.reconcile()).toEqual({ sources: 0, missing: 0, failed: 0 });
    const runs: (number | undefined)[] = [];
    for (let run = 0; run < 8 && !(await patient.gaps.find('kobo'))?.goodAt; run += 1) {
      await patient.reconcile();
      runs.push((await patient.gaps.find('kobo'))?.round?.pages);
    }
    expect(runs.length).toBeGreaterThan(1);
    expect(runs.at(-1)).toBeUndefined();
    expect(await patient.gaps.find('kobo')).toMatchObject({ theirs: 9, missing: 9, filled: 9 });
    expect(await accounts(patient)).toHaveLength(9);
  });

  it('tells why a provider gave no answer, keeps the last numbers, and looks back to the last good look', async () => {
    const { intake, clock, server, submit } = await aKoboSource();
    submit(1);
    await intake.reconcile();
    await clock.forward(3 * dayMs);
    submit(2, start + hourMs);
    server.troubles.push({ status: 401 });
    expect(await intake.reconcile()).toEqual({ sources: 1, missing: 0, failed: 1 });
    expect(await intake.gaps.find('kobo')).toMatchObject({
      checkedAt: start + 3 * dayMs,
      goodAt: start,
      theirs: 1,
      failure: 'refused',
    });
    expect(intake.counted.get('ReconcileFailed')).toBe(1);
    expect(await intake.reconcile()).toMatchObject({ missing: 1, failed: 0 });
    expect((await intake.gaps.find('kobo'))?.failure).toBeUndefined();
    expect(await accounts(intake)).toEqual(storyOf(1, 2));
  });

  it('asks neither for paused sources nor for those without an API, and begins anew for another form', async () => {
    const { intake, server, source, submit } = await aKoboSource();
    submit(1);
    await intake.sources.put({ ...source, source: 'jeda', active: false });
    await intake.sources.put({ ...source, source: 'tanpa-api', api: undefined });
    await intake.reconcile();
    expect(server.asked).toHaveLength(1);
    const { api } = source;
    if (!api) throw new Error('No API');
    await intake.sources.put({ ...source, api: { ...api, formId: 'aLain' } });
    expect(await intake.reconcile()).toMatchObject({ failed: 1 });
    expect(await intake.gaps.find('kobo')).toMatchObject({
      formId: 'aLain',
      failure: 'unknown-form',
    });
  });
});

describe('a run that dies', () => {
  type Death = 'before' | 'after' | 'only that one';
  /** A client whose n-th command fails, its work done or not, and every later one too unless it was only that one. */
  const dyingClient = (n: number, death: Death): DynamoDBClient => {
    let calls = 0;
    return new Proxy(suite.client, {
      get: (client, name) => {
        if (name !== 'send') return Reflect.get(client, name) as unknown;
        return async (command: Parameters<typeof client.send>[0]) => {
          calls += 1;
          const fails = death === 'only that one' ? calls === n : calls >= n;
          if (fails && (death !== 'after' || calls > n)) throw new Error('Died');
          const answer = await client.send(command);
          if (fails) throw new Error('Died');
          return answer;
        };
      },
    });
  };

  it('at any command, before it or after it, leaves nothing out and makes nothing twice', async () => {
    const outcomes: number[] = [];
    const ends: string[] = [];
    for (let n = 1; n <= 18; n += 1) {
      for (const death of ['before', 'after', 'only that one'] as const) {
        const source = `k${n}-${death.length}`;
        const { clock, form, server, source: like, intake } = await aKoboSource({ maxPage: 3 });
        await intake.sources.put({ ...like, active: false });
        await intake.sources.put({ ...like, source });
        for (let i = 0; i < 7; i += 1) {
          form.submit(told(i), { uuid: `u${i}`, at: start - hourMs });
        }
        const dying = anIntake({
          client: dyingClient(n, death),
          now: clock.now,
          fetch: server.fetch,
        });
        const ended = await dying.reconcile().then(
          () => 'lived',
          () => 'died',
        );
        ends.push(ended);
        await intake.reconcile();
        const mine = (await intake.reports()).filter(({ cameBy }) => cameBy === source);
        outcomes.push(mine.length);
        await intake.sources.put({ ...like, source, active: false });
      }
    }
    expect(new Set(outcomes)).toEqual(new Set([7]));
    expect([ends[0], ends.at(-1)]).toEqual(['died', 'lived']);
  });
});

describe('a hint', () => {
  const jotformMapping = Object.fromEntries(
    Object.entries(mapping).map(([field, name]) => [
      field,
      name.startsWith("'") ? name : `values(answers)[?name=='${name}'].answer | [0]`,
    ]),
  );

  const aJotformSource = async (maxPage = 1000, more: object = {}) => {
    const clock = aClock(start);
    const now = () => clock.now() + dayMs;
    const form = jotformStandIn({ formId: '2300', token, maxPage, now, ...more });
    const server = await served(form.answers);
    const intake = anIntake({ client: suite.client, now: clock.now, fetch: server.fetch });
    await intake.sources.put({
      source: 'jotform',
      scheme: 'jotform',
      secrets: ['tidak-dipakai'],
      region: '18.09',
      mapping: jotformMapping,
      api: { baseUrl: server.url, token, formId: '2300' },
      active: true,
      changedAt: 0,
    });
    const hint = (submission: JotformSubmission) => {
      const sent = multipart(form.hint(submission));
      return intake.receive({ source: 'jotform', ...sent, receivedAt: clock.now() });
    };
    const reasons = async () =>
      (await intake.quarantine.list('jotform', 100)).map(({ reason }) => reason);
    return { clock, form, server, intake, hint, reasons };
  };

  it('becomes a report at once where Jotform answers', async () => {
    const { form, intake, hint, reasons } = await aJotformSource();
    await hint(form.submit(told(1), { id: '5901', at: start }));
    expect(await accounts(intake)).toEqual(storyOf(1));
    expect(await reasons()).toEqual([]);
  });

  it.each([null, {}, [], { 3: { name: 'tempat' }, 4: { answer: '' } }])(
    'that comes before its answers (%j) is read again, and goes',
    async (early) => {
      const lag = { early, answersLagMs: () => dayMs + 600_000 };
      const { clock, form, intake, hint, reasons } = await aJotformSource(1000, lag);
      await hint(form.submit(told(1), { id: '5901', at: start }));
      expect(await reasons()).toEqual(['waiting-for-provider']);
      await clock.forward(20 * 60_000);
      await intake.reconcile();
      expect(await accounts(intake)).toEqual(storyOf(1));
      expect(await reasons()).toEqual([]);
    },
  );

  it('waits while Jotform is away, is read again at the next run, and goes', async () => {
    const { clock, form, server, intake, hint, reasons } = await aJotformSource();
    await intake.reconcile();
    await clock.forward(20 * 60_000);
    server.troubles.push({ status: 500 }, { unanswered: true });
    await hint(form.submit(told(1), { id: '5901', at: clock.now() }));
    await hint(form.submit(told(2), { id: '5902', at: clock.now() }));
    expect(await reasons()).toEqual(['waiting-for-provider', 'waiting-for-provider']);
    await clock.forward(10 * 60_000);
    expect(await intake.reconcile()).toMatchObject({ sources: 1, failed: 0 });
    expect(await accounts(intake)).toEqual(storyOf(1, 2));
    expect(await reasons()).toEqual([]);
    expect(await intake.gaps.find('jotform')).toMatchObject({ waiting: 0, goodAt: start });
  });

  it('or none: what stands on two pages of the list is counted and kept once', async () => {
    const { form, intake } = await aJotformSource(2);
    for (let n = 1; n <= 3; n += 1) form.submit(told(n), { id: String(5900 + n), at: start });
    const [, second] = form.submissions;
    if (second) form.submissions.splice(2, 0, second);
    expect(await intake.reconcile()).toMatchObject({ missing: 3 });
    expect(await intake.gaps.find('jotform')).toMatchObject({ theirs: 3, filled: 3 });
    expect(await accounts(intake)).toEqual(storyOf(1, 2, 3));
  });

  it('that nobody submitted waits, is asked for sparingly, and is told as a number', async () => {
    const { form, server, intake, hint } = await aJotformSource();
    const real = form.submit(told(1), { id: '5901', at: start });
    server.troubles.push({ status: 503 });
    await hint(real);
    for (let n = 0; n < 40; n += 1) await hint({ ...real, id: String(7000 + n) });
    server.asked.length = 0;
    await intake.reconcile();
    expect(await accounts(intake)).toEqual(storyOf(1));
    expect(await intake.gaps.find('jotform')).toMatchObject({ waiting: 40, theirs: 1 });
    expect(server.asked.length).toBeLessThanOrEqual(27);
  });

  it('that were real are settled by the list, and none of them is asked for by itself', async () => {
    const { form, server, intake, hint } = await aJotformSource();
    for (let n = 1; n <= 30; n += 1) {
      server.troubles.push({ status: 503 });
      await hint(form.submit(told(n), { id: String(5900 + n), at: start }));
    }
    server.asked.length = 0;
    await intake.reconcile();
    expect(await intake.gaps.find('jotform')).toMatchObject({ waiting: 0, theirs: 30 });
    expect(server.asked.length).toBeLessThanOrEqual(2);
  });

  it('whose answers make no report waits under the reason why, no longer as a hint', async () => {
    const { form, server, intake, hint, reasons } = await aJotformSource();
    const { tempat, ...without } = told(1);
    server.troubles.push({ status: 500 });
    await hint(form.submit({ ...without, lokasi: tempat }, { id: '5901', at: start }));
    await intake.reconcile();
    await intake.reconcile();
    expect(await reasons()).toEqual(['invalid-fields']);
  });
});
