import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { longestWaitMs } from '../../functions/reports/sources/release-edits.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { Busy } from '../../shared/http/busy.ts';
import { anIntake, createSourceTables } from '../support/source-tables.ts';
import { mortalClient } from '../support/storm/troubles.ts';
import { currentSecret, senders } from '../support/webhook-senders.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  suite = await startTestEngine();
  await createSourceTables(suite.client);
});
afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const start = Date.parse('2026-11-23T01:00:00Z');
const kobo = senders.find(({ source }) => source.scheme === 'kobo');
if (!kobo) throw new Error('There is a Kobo sender');

let sources = 0;
/** A source of its own on the one engine, without an API, and a clock. */
const aDesk = async () => {
  let now = start;
  sources += 1;
  const source: Source = { ...kobo.source, source: `kobo-${sources}`, api: undefined };
  const dying = mortalClient(suite.client);
  const made = { now: () => now, fetch: () => Promise.reject(new Error('Nobody is asked')) };
  const intake = anIntake({ client: suite.client, ...made });
  const mortal = anIntake({ client: dying.client, ...made });
  await intake.sources.put(source);
  const receiveBy = (one: typeof intake) => one.receiveFrom(new Map([[source.source, source]]));
  const deliver = (version: object, by = intake) => {
    const body = Buffer.from(JSON.stringify({ ...JSON.parse(kobo.sample.toString()), ...version }));
    const sent = kobo.wrap(body, { secret: currentSecret, at: now });
    return receiveBy(by)({ source: source.source, ...sent, receivedAt: now });
  };
  return {
    deliver,
    dyingAt: (diesAt: number, done: boolean, version: object) =>
      dying.whileDying({ diesAt, done }, () => deliver(version, mortal)),
    later: async (ms: number) => {
      now += ms;
      await intake.reconcile();
    },
    ended: async () => ({
      reports: (await intake.reportsOf(source.source)).length,
      waiting: (await intake.quarantine.list(source.source, 100))
        .map(({ reason }) => reason)
        .sort(),
    }),
  };
};

/** A submission and its edits, each naming only the version before it, as servers without a root id send them. */
const versions = (numbered: boolean) => {
  const version = (uuid: string, before: string | undefined, account: string) => ({
    _uuid: uuid,
    'meta/instanceID': `uuid:${uuid}`,
    'meta/rootUuid': undefined,
    'meta/deprecatedID': before && `uuid:${before}`,
    _id: numbered ? 7001 : undefined,
    _xform_id_string: numbered ? 'aLaporContoh' : undefined,
    cerita: `Lurah ikut kampanye di lapangan. ${account}`,
  });
  return {
    first: version('a', undefined, ''),
    edit: version('b', 'a', 'Diperbaiki.'),
    again: version('c', 'b', 'Diperbaiki lagi.'),
    third: version('d', 'c', 'Ketiga kali.'),
  };
};

const permutations = <Value>(of: Value[]): Value[][] =>
  of.length <= 1
    ? [of]
    : of.flatMap((one, i) =>
        permutations(of.filter((_, j) => j !== i)).map((rest) => [one, ...rest]),
      );

const orders = permutations(['first', 'edit', 'again'] as const as unknown as (
  'first' | 'edit' | 'again'
)[]);
const onceEdited = { reports: 1, waiting: ['later-version', 'later-version'] };

describe('a KoboToolbox submission edited twice on a server without a root id', () => {
  it.each(orders)('is one report and two later versions: %s, %s, %s', async (...order) => {
    const desk = await aDesk();
    for (const name of order) await desk.deliver(versions(true)[name]);
    expect(await desk.ended()).toEqual(onceEdited);
  });

  it.each(orders)(
    'without its number in the database too, ten minutes later: %s, %s, %s',
    async (...order) => {
      const desk = await aDesk();
      for (const name of order) await desk.deliver(versions(false)[name]);
      await desk.later(10 * 60_000);
      expect(await desk.ended()).toEqual(onceEdited);
    },
  );

  it('waits for no version that was never sent: a hook tried again sends the latest', async () => {
    const desk = await aDesk();
    const { first, again, third } = versions(true);
    for (const one of [first, again, third]) await desk.deliver(one);
    expect(await desk.ended()).toEqual(onceEdited);
  });

  it('is a report of its own a day later, where what it changes never came', async () => {
    const desk = await aDesk();
    const { again, third } = versions(false);
    for (const one of [third, again]) await desk.deliver(one);
    await desk.later(10 * 60_000);
    expect(await desk.ended()).toEqual({
      reports: 0,
      waiting: ['waiting-for-version-before', 'waiting-for-version-before'],
    });
    await desk.later(longestWaitMs);
    expect(await desk.ended()).toEqual({ reports: 1, waiting: ['later-version'] });
  });

  it('is the same however often its versions come, all at once among them', async () => {
    const desk = await aDesk();
    const { first, edit, again } = versions(true);
    const all = [first, edit, again];
    await Promise.all([...all, ...all].map((one) => desk.deliver(one)));
    for (const one of all) await desk.deliver(one);
    expect(await desk.ended()).toEqual(onceEdited);
  });

  it('takes two edits of one version as two later versions', async () => {
    const desk = await aDesk();
    const { first, edit } = versions(true);
    const other = {
      ...edit,
      _uuid: 'b2',
      'meta/instanceID': 'uuid:b2',
      cerita: 'Camat hadir di panggung kampanye.',
    };
    for (const one of [first, edit, other]) await desk.deliver(one);
    expect(await desk.ended()).toEqual(onceEdited);
  });

  it('keeps apart what another form of the same server numbers alike, and what carries no number', async () => {
    const desk = await aDesk();
    const { first } = versions(true);
    await desk.deliver(first);
    await desk.deliver({
      ...first,
      _uuid: 'x',
      'meta/instanceID': 'uuid:x',
      _xform_id_string: 'aLain',
    });
    await desk.deliver({ ...versions(false).first, _uuid: 'y', 'meta/instanceID': 'uuid:y' });
    expect(await desk.ended()).toEqual({ reports: 3, waiting: [] });
  });

  const crashes = [1, 2, 3, 4, 5, 6].flatMap((diesAt) =>
    [false, true].map((done): [number, boolean] => [diesAt, done]),
  );
  it.each(crashes)(
    'is one report though each version dies at command %i of the table (its work done: %s) and comes again',
    async (diesAt, done) => {
      const desk = await aDesk();
      const { first, edit, again } = versions(true);
      for (const one of [again, first, edit]) {
        const died = await desk.dyingAt(diesAt, done, one).catch((error: unknown) => error);
        if (diesAt === 1) expect(died).toBeInstanceOf(Busy);
        await desk.deliver(one);
      }
      expect(await desk.ended()).toEqual(onceEdited);
    },
  );
});
