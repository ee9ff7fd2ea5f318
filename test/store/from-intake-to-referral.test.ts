import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { relayReport } from '../../functions/reports/intake/relay-reports.ts';
import { reportForm } from '../../functions/reports/intake/report-form.ts';
import { reportStore, type StoredReport } from '../../functions/reports/intake/report-store.ts';
import { openedShape } from '../../functions/reports/cases/new-case.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import type { ReportReceived } from '../../events/report-received.ts';
import { attemptOf } from '../support/attempts.ts';
import { anOfficer } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import {
  aCaseRoom,
  caseTables,
  createCaseTables,
  itemsOf,
  killableClient,
} from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { theSatgas } from '../support/memory-satgas.ts';
import { nobodyAlike } from '../support/roll.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

let edges = 0;
let deadAt = Infinity;
let isDead = false;
/** A process that dies at one edge does nothing any more until it is started again. */
const edge = () => {
  edges += 1;
  if (edges === deadAt) isDead = true;
  if (isDead) throw new Error('killed');
};
beforeEach(() => {
  [edges, deadAt, isDead] = [0, Infinity, false];
});

/** Done as its trigger does it: again from the start when the process died. */
const untilDone = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!isDead) throw error;
    isDead = false;
    return work();
  }
};

const reportsWith = async (caseNumber: string): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: caseTables.reports,
      FilterExpression: 'caseNumber = :number',
      ExpressionAttributeValues: { ':number': { S: caseNumber } },
    }),
  );
  return Items.map((item) => unmarshall(item));
};

const form = (n: number, lane: 'lead' | 'named') =>
  z.parse(reportForm, {
    lane,
    region: '18.09',
    conduct: 'social-engagement',
    occurredOn: '2026-11-20',
    knownOn: '2026-11-22',
    place: 'Facebook, grup warga',
    accusedName: `Contoh Nama ${n}`,
    accusedUnit: 'Dinas Kependudukan dan Pencatatan Sipil',
    account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
    ...(lane === 'named' && {
      reporterName: 'Pelapor Contoh',
      reporterAddress: 'Jalan Contoh 1',
      reporterPhone: '081234567890',
    }),
  });

/** One report from the form to Bawaslu, every process on its way killed at one edge. */
const theWay = async (n: number, lane: 'lead' | 'named') => {
  const dying = killableClient(
    {
      endpoint: engine.engine.endpoint,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    edge,
  );
  const room = aCaseRoom(dying, { now: () => mondayNine });
  const reports = reportStore(dying, caseTables);
  const submit = submitReport({
    campaign: demoCampaign(),
    compareNames: nobodyAlike,
    reports,
    codeKey: () => Promise.resolve(Buffer.alloc(32, 9)),
    now: () => mondayNine,
  });
  const said = form(n, lane);
  // The form carries one key, however often the phone sends it.
  const attempt = await attemptOf(`kirim-${lane}-${n}`, said);
  const { caseNumber } = await untilDone(() => submit(said, attempt));
  const own = await reportsWith(caseNumber);
  expect(own).toHaveLength(1);
  const row = own[0] as StoredReport & Record<string, unknown>;

  const queue: ReportReceived[] = [];
  const publish = (event: ReportReceived) => {
    edge();
    queue.push(event);
    edge();
    return Promise.resolve();
  };
  await untilDone(async () => relayReport({ publish })(row));
  const satgas = theSatgas({ officers: [anOfficer('petugas-1')], now: mondayNine, edge });
  for (const event of queue) await untilDone(() => satgas.open(event));

  const opened = z.parse(openedShape, row);
  await untilDone(() => room.open(opened));
  for (const [version, [move, more]] of stepsOf(n, lane).entries())
    await untilDone(async () => {
      const kept = await room.cases.find(row.reportKey);
      if (!kept) throw new Error('no case');
      const attempt = await attemptOf(`petugas-1 ${row.reportKey} ${move}`, more);
      const who = { role: 'officer' as const, personId: 'petugas-1' };
      const place = { region: kept.region, officerId: 'petugas-1' };
      return room.moveCase({ kept, move, fields: more, version, who, place, attempt });
    });
  return { reportKey: row.reportKey, alerts: [...satgas.kept.values()], told: queue.length };
};

/** Each case has a number of its own: a second with the same would be asked about. */
const stepsOf = (n: number, lane: string): [string, Record<string, string>][] => [
  ['check', {}],
  ['verify', { reason: 'Cocok dengan buktinya.' }],
  ['refer', { authority: 'bawaslu', registerNumber: `${n}/LP/${lane}/XI` }],
];

describe.each(['lead', 'named'] as const)(
  'a report killed between every two awaits of its way (%s)',
  (lane) => {
    it('becomes exactly one case, at least one alert, and is passed on once', async () => {
      let kills = 0;
      for (let n = 1; ; n += 1) {
        [edges, deadAt, isDead] = [0, n, false];
        const { reportKey, alerts, told } = await theWay(n, lane);
        const wasKilled = edges >= n;
        deadAt = Infinity;
        expect({ n, alerts: alerts.length, told: told >= 1 && told <= 2 }).toEqual({
          n,
          alerts: 1,
          told: true,
        });
        const { cases, entries } = await itemsOf(client, reportKey);
        expect(cases).toMatchObject([{ state: 'referred', version: 3, referredTo: ['bawaslu'] }]);
        expect(entries.map(({ move }) => move)).toEqual(['open', 'check', 'verify', 'refer']);
        if (!wasKilled) break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(25);
    });
  },
);
