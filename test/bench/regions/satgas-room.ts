import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { alertStore } from '../../../functions/satgas/alerts/alert-store.ts';
import { alertIdOf } from '../../../functions/satgas/alerts/alert.ts';
import { climbLadder } from '../../../functions/satgas/alerts/climb-ladder.ts';
import { countEveryMs, countOpen } from '../../../functions/satgas/alerts/count-open.ts';
import { alertsTable } from '../../../functions/satgas/alerts/tables.ts';
import { announcementStore } from '../../../functions/satgas/announcements/announcement-store.ts';
import { announcementsTable } from '../../../functions/satgas/announcements/tables.ts';
import { officerStore } from '../../../functions/satgas/officers/officer-store.ts';
import { everyRegion } from '../../../functions/satgas/officers/officer.ts';
import { officersTable } from '../../../functions/satgas/officers/tables.ts';
import { watchAbove } from '../../../functions/satgas/officers/watch-above.ts';
import { overseeHttp } from '../../../functions/satgas/oversight/oversee.http.ts';
import { oversee } from '../../../functions/satgas/oversight/oversee.ts';
import { tellAlerts } from '../../../functions/satgas/oversight/tell-alerts.ts';
import { silenceStore } from '../../../functions/satgas/silences/silence-store.ts';
import { silencesTable } from '../../../functions/satgas/silences/tables.ts';
import { deliveryStore } from '../../../functions/satgas/telling/delivery-store.ts';
import { planDigests } from '../../../functions/satgas/telling/plan-digests.ts';
import { reconcileSpend } from '../../../functions/satgas/telling/reconcile-spend.ts';
import { reconciledStore } from '../../../functions/satgas/telling/reconciled-store.ts';
import { budgetStore } from '../../../functions/satgas/telling/sms-budget.ts';
import { sweepLine } from '../../../functions/satgas/telling/sweep-line.ts';
import { deliveriesTable } from '../../../functions/satgas/telling/tables.ts';
import { unreadStore } from '../../../functions/satgas/telling/unread-store.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { anAlert, anOfficer } from '../../support/builders.ts';
import { mondayNine } from '../../support/cases.ts';
import { tableOf } from '../../support/table-of.ts';
import { writeCopies } from '../growth/copies.ts';
import { rowOf } from '../growth/room.ts';
import { bodyOf, expectCount, silently, type RegionsRoom, type Sizes } from './room.ts';
import { tellingTo } from './telling.ts';
import { asReleased } from '../../support/policy.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const region = '18.09';
/** Of a region: alerts of the last 30 days, those of them that are open, that are due, and messages that are held. */
const each = { officers: 5, alerts: 20, open: 4, due: 2, messages: 20, held: 2 };
const aDayMicroUsd = 1_000_000_000;

/** Whom an open alert was told. */
const toldOf = {
  telling: ['petugas-0', 'petugas-1'],
  told: ['petugas-0', 'petugas-1'],
};

/** The alert lines of so many regions: officers, alerts, and messages of the last days. */
export const satgasRoom = async (
  client: DynamoDBClient,
  campaignOf: (count: number) => Campaign,
  sizes: Sizes,
): Promise<RegionsRoom> => {
  const tables = [
    ...[alertsTable, officersTable, silencesTable, deliveriesTable, announcementsTable],
  ];
  await createTables(
    client,
    tables.map((table) => tableOf(table)),
  );
  const alerts = alertStore(client, alertsTable.name);
  const officers = officerStore(client, officersTable.name);
  const deliveries = deliveryStore(client, deliveriesTable.name);
  const reconciled = reconciledStore(client, deliveriesTable.name);
  let at = mondayNine;
  const now = () => at;
  const count = () => undefined;
  const rows = await rowsOf(client, { alerts, officers, deliveries });
  const openAnew = (codes: readonly string[]) =>
    writeCopies(client, alertsTable.name, {
      ...{ row: rows.alert, range: { from: 0, to: codes.length * each.open } },
      own: (n) => {
        const [code, nth] = [codes[Math.floor(n / each.open)] ?? '', n % each.open];
        const openedAt = at - hourMs - nth * 1000;
        return {
          ...{ region: code, openIn: code, alertId: idOf(openedAt, `buka-${String(nth)}`) },
          ...{ state: 'open', takers: [], openedAt, version: 0, ...toldOf },
          dueAt: nth < each.due ? at - 1 : at + dayMs,
        };
      },
    });
  const holdAnew = (codes: readonly string[]) =>
    writeCopies(client, deliveriesTable.name, {
      ...{ row: rows.held, range: { from: 0, to: codes.length * each.held } },
      own: (n) => {
        const code = codes[Math.floor(n / each.held)] ?? '';
        const officerId = `petugas-${String(n % each.held)}`;
        const alertId = idOf(at - hourMs - (each.open - 1) * 1000, `buka-${String(each.open - 1)}`);
        return {
          ...{ recipient: `${code}/${officerId}`, region: code, alertRegion: code, officerId },
          ...{ item: `${String(at)}#${alertId}#0#email`, alertId, at, step: 0 },
          ...{ held: code, sendAt: at - 1, state: 'held' },
        };
      },
    });
  const budget = { monthlyMicroUsd: aDayMicroUsd, partMicroUsd: 1, whatsappMicroUsd: 1 };
  const sees = oversee({
    ...{ alerts, officers, deliveries, now, reconciled },
    silences: silenceStore(client, silencesTable.name),
    budget: { ...budget, spent: () => Promise.resolve(0) },
    account: () => Promise.resolve(undefined),
  });
  return {
    grow: async (from, to) => {
      const codes = campaignOf(to).regions.map(({ code }) => code);
      const fresh = codes.slice(from);
      const people = fresh.length * each.officers;
      await writeCopies(client, officersTable.name, {
        ...{ row: rows.officer, range: { from: 0, to: people } },
        own: (n) => ({
          region: fresh[Math.floor(n / each.officers)] ?? '',
          officerId: `petugas-${String(n % each.officers)}`,
        }),
      });
      await writeCopies(client, alertsTable.name, {
        ...{ row: rows.alert, range: { from: 0, to: fresh.length * each.alerts } },
        own: (n) => {
          const openedAt = at - (1 + (n % each.alerts)) * dayMs;
          return {
            ...{ region: fresh[Math.floor(n / each.alerts)] ?? '' },
            ...{ alertId: idOf(openedAt, String(n % each.alerts)), openedAt },
          };
        },
      });
      await writeCopies(client, deliveriesTable.name, {
        ...{ row: rows.sent, range: { from: 0, to: fresh.length * each.messages } },
        own: (n) => {
          const code = fresh[Math.floor(n / each.messages)] ?? '';
          const officerId = `petugas-${String(n % each.officers)}`;
          const sentAt = at - 3 * dayMs - (n % each.messages) * 1000;
          return {
            ...{ recipient: `${code}/${officerId}`, region: code, alertRegion: code, officerId },
            ...{ item: `${String(sentAt)}#kiriman`, at: sentAt },
          };
        },
      });
    },
    things: sizes.map((size) => {
      const campaign = campaignOf(size);
      const codes = campaign.regions.map(({ code }) => code);
      const climb = climbLadder({
        ...{ regions: codes, alerts, officers, now, count, policyOf: asReleased },
      });
      const plan = planDigests({
        policyOf: asReleased,
        ...{ regions: everyRegion(codes), deliveries, alerts, officers, now, count },
        unread: unreadStore(client, deliveriesTable.name),
        budget: budgetStore(client, deliveriesTable.name, budget),
        relay: () => Promise.resolve(),
      });
      const line = { regions: codes, officers, deliveries, now, count };
      const announcements = announcementStore(client, announcementsTable.name);
      const { tell, told } = tellingTo(campaign.id, now);
      const view = overseeHttp({
        ...{ campaign, oversee: sees, maps: () => ({ provinces: {}, regions: {} }) as never },
        alarms: {
          list: () => Promise.resolve([]),
          listOn: () => Promise.resolve([]),
          findDeadLetters: () => Promise.resolve(undefined),
        },
      });
      return [
        {
          ...{ name: 'a minute’s climb, nothing due', seconds: 50, callsEach: 1 },
          // The first minute of a process also looks for what no index shows.
          prepare: climb,
          work: silently(climb),
        },
        {
          ...{ name: 'a minute’s climb, two due in each', seconds: 50, callsEach: 7 },
          prepare: () => openAnew(codes),
          work: async () => expectCount('climbs', (await climb()).climbed, size * each.due),
        },
        {
          ...{
            name: 'the hour’s look for what no index shows, two due in each',
            seconds: 50,
            callsEach: 9,
          },
          prepare: () => Promise.resolve(void (at += hourMs)),
          work: silently(climb),
        },
        {
          ...{ name: 'the five minutes’ count of open alerts', seconds: 50, callsEach: 1 },
          prepare: () => Promise.resolve(void (at += countEveryMs)),
          work: silently(countOpen({ regions: codes, alerts, now, gauge: count })),
        },
        {
          ...{ name: 'a minute’s digests, nothing held', seconds: 50, callsEach: 3.5 },
          prepare: () => Promise.resolve(),
          work: silently(plan),
        },
        {
          ...{ name: 'a minute’s digests, two held in each', seconds: 50, callsEach: 25 },
          prepare: async () => {
            at += 60_000;
            await openAnew(codes);
            await holdAnew(codes);
          },
          work: async () => expectCount('digests', (await plan()).digests, size * each.held),
        },
        {
          ...{ name: 'the hour’s sweep of messages', seconds: 60, callsEach: 10 },
          prepare: () => Promise.resolve(),
          work: silently(sweepLine({ ...line, announcements })),
        },
        {
          ...{ name: 'the hour’s comparing of SMS, a day', seconds: 60, callsEach: 7 },
          prepare: () => Promise.resolve(void (at += dayMs)),
          work: silently(reconcileSpend({ ...line, reconciled })),
        },
        {
          ...{ name: 'the hour’s look at who is above', seconds: 60, callsEach: 1.5 },
          prepare: () => Promise.resolve(),
          work: silently(watchAbove({ regions: codes, officers, count })),
        },
        {
          ...{ name: 'the nation’s aggregate of alerts', seconds: 60, callsEach: 2.5 },
          prepare: () => Promise.resolve(),
          work: () => told(tellAlerts({ campaign, alerts, officers, now, tell })),
          mostBytes: 262_144,
        },
        {
          ...{ name: 'oversight of alerts, all regions', seconds: 29, callsEach: 3.5 },
          prepare: () => Promise.resolve(),
          work: async () => bodyOf(await view(asked)),
          mostBytes: 6_000_000,
        },
      ];
    }),
  };
};

const person = { personId: 'menteri', role: 'oversight', region: 'ID' } as const;
/** Somebody of the nation looks at all regions. */
const asked = { person, query: {}, path: {} } as never;

const idOf = (receivedAt: number, name: string): string =>
  alertIdOf(receivedAt, name.padStart(12, '0'));

type Stores = {
  alerts: ReturnType<typeof alertStore>;
  officers: ReturnType<typeof officerStore>;
  deliveries: ReturnType<typeof deliveryStore>;
};

/** A row of each kind as its store writes it. */
const rowsOf = async (client: DynamoDBClient, { alerts, officers, deliveries }: Stores) => {
  const taken = anAlert({
    ...{ state: 'taken', takers: ['petugas-1'], takenAt: mondayNine, openedAt: mondayNine - 1 },
    alertId: idOf(mondayNine - 350 * dayMs, 'contoh'),
  });
  await alerts.open(taken);
  const one = anOfficer('petugas-0');
  await officers.apply(one, { changeId: 'awal', revision: 0, at: 1 });
  for (const rung of ['province', 'national'] as const)
    await officers.apply(anOfficer(rung, { region: rung === 'province' ? '18' : 'ID', rung }), {
      changeId: 'awal',
      revision: 0,
      at: 1,
    });
  const message = {
    ...{ region, officerId: 'petugas-0', channel: 'email' as const },
    ...{ alertRegion: region, alertId: taken.alertId, step: 0, severity: 3 },
    ...{ at: mondayNine - 350 * dayMs, attempts: 0 },
  };
  await deliveries.plan({ ...message, state: 'queued' });
  await deliveries.plan({ ...message, step: 1, state: 'held', sendAt: mondayNine + 350 * dayMs });
  const [sent, held] = await deliveries.listSince(message, 0);
  if (!sent || !held) throw new Error('No message was stored');
  return {
    alert: await rowOf(client, alertsTable.name, { region, alertId: taken.alertId }),
    officer: await rowOf(client, officersTable.name, { region, officerId: one.officerId }),
    ...(await messageRows(client)),
  };
};

const messageRows = async (client: DynamoDBClient) => {
  const { ScanCommand } = await import('@aws-sdk/client-dynamodb');
  const { Items = [] } = await client.send(new ScanCommand({ TableName: deliveriesTable.name }));
  const of = (state: string) => {
    const found = Items.find((item) => item['state']?.S === state);
    if (!found) throw new Error(`No message is ${state}`);
    return found;
  };
  return { sent: of('queued'), held: of('held') };
};
