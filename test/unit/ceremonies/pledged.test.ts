import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marshall } from '@aws-sdk/util-dynamodb';
import { listPledged } from '../../../functions/pledges/ceremonies/list-pledged.ts';
import { listPledgedStream } from '../../../functions/pledges/ceremonies/list-pledged.stream.ts';
import {
  groupsOf,
  listHash,
  listText,
  pledgesIn,
  type Listed,
} from '../../../functions/pledges/ceremonies/pledged.ts';
import { countsOf, recordOf, totalsBy } from '../../../functions/pledges/ceremonies/record.ts';
import {
  sheetAttempt,
  readSheetAttempt,
} from '../../../functions/pledges/register/sheet-attempt.ts';
import { storedPledge } from '../../../functions/pledges/register/pledge-row.ts';
import { aNewPledge } from '../../support/new-pledges.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aKeptCeremony } from '../../support/kept-ceremony.ts';

const hex = fc
  .uint8Array({ minLength: 8, maxLength: 8 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const listed: fc.Arbitrary<Listed> = fc.record({
  receiptId: hex,
  unit: fc.constantFrom('DISDIK', 'SEKDA'),
  staffKind: fc.constantFrom('pns', 'pppk'),
  act: fc.constantFrom('ikrar', 'pakta-integritas'),
  channel: fc.constantFrom('phone', 'kiosk', 'sheet'),
  standing: fc.constantFrom('attended', 'attended-by-unit'),
});
const lists = fc.uniqueArray(listed, { selector: ({ receiptId }) => receiptId, maxLength: 60 });
const sorted = (pledges: Listed[]) =>
  [...pledges].sort((a, b) => (a.receiptId < b.receiptId ? -1 : 1));

describe('the list of a ceremony', () => {
  it('comes back the same however the stream cut it, and however often', () => {
    fc.assert(
      fc.property(
        lists,
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 8 }),
        (all, cuts) => {
          const parts = [all, ...cuts.map(([a, b]) => all.slice(Math.min(a, b), Math.max(a, b)))];
          expect(pledgesIn(parts.flatMap((part) => groupsOf(part)))).toEqual(sorted(all));
        },
      ),
    );
  });

  it('has one hash whatever the order, and another as soon as one pledge is other, more or fewer', () => {
    fc.assert(
      fc.property(lists, hex, (all, id) => {
        const hash = listHash(all);
        expect(listHash([...all].reverse())).toBe(hash);
        if (all.some(({ receiptId }) => receiptId === id)) return;
        const [first, ...rest] = all;
        if (first) expect(listHash(rest)).not.toBe(hash);
        if (first) expect(listHash([{ ...first, receiptId: id }, ...rest])).not.toBe(hash);
      }),
    );
  });

  it('has the hash that sort and sha256sum give an auditor', () => {
    const all = ['ff00000000000001', '0a00000000000002', 'c000000000000003'].map((receiptId) => ({
      receiptId,
      unit: 'DISDIK',
      staffKind: 'pns',
      act: 'ikrar',
      channel: 'kiosk',
      standing: 'attended',
    }));
    const shuffled = all.map(({ receiptId }) => `${receiptId}\n`).join('');
    const env = { ...process.env, LC_ALL: 'C' };
    const text = execFileSync('sort', { input: shuffled, env });
    expect(text.toString()).toBe(listText(all));
    expect(createHash('sha256').update(text).digest('hex')).toBe(listHash(all));
  });
});

describe('what the stream of the register shows', () => {
  const ceremonyId = '18.09-abcdefghijkl';
  const attended = storedPledge.parse(aNewPledge({ ceremony: ceremonyId, channel: 'kiosk' }));
  const claimed = storedPledge.parse(aNewPledge({ receiptId: '09'.repeat(8) }));
  const byUnit = { ...attended, receiptId: '02'.repeat(8), channel: 'sheet' };
  const noted = async (...changes: { before?: object; after?: object }[]) => {
    process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
    const calls: unknown[] = [];
    const list = listPledged({
      pledged: {
        add: (...call) => Promise.resolve(void calls.push(['add', ...call])),
        addDone: (...call) => Promise.resolve(void calls.push(['done', ...call])),
        takeOff: (...call) => Promise.resolve(void calls.push(['off', ...call])),
      },
      tickets: {
        putUses: (...call) => Promise.resolve(void calls.push(['uses', ...call])),
      },
    });
    const image = (row: object | undefined) => row && marshall({ personKey: 'p', ...row });
    const Records = changes.map(({ before, after }) => ({
      dynamodb: { OldImage: image(before), NewImage: image(after) },
    }));
    const handle = listPledgedStream(list);
    await handle(JSON.parse(JSON.stringify({ Records })) as Parameters<typeof handle>[0]);
    return calls;
  };

  it('puts what is newly attended on the list of its ceremony, by the number of its receipt', async () => {
    const onList = [{ receiptId: '01'.repeat(8), standing: 'attended' }];
    expect(await noted({ after: { attended } })).toMatchObject([['add', ceremonyId, onList]]);
    const after = { claimed, attended };
    expect(await noted({ before: { claimed }, after })).toMatchObject([
      ['add', ceremonyId, onList],
    ]);
    const both = { before: { attended }, after: { attended, 'attended-by-unit': byUnit } };
    expect(await noted(both)).toMatchObject([
      ['add', ceremonyId, [{ receiptId: '02'.repeat(8), standing: 'attended-by-unit' }]],
    ]);
  });

  it('leaves out a claim, a repeat, and somebody who is erased', async () => {
    const again = { attended, claimed };
    const changes = [
      { after: { claimed } },
      { before: again, after: { ...again, claimed: { ...claimed, pledgedAt: 5 } } },
      { before: again },
    ];
    expect(await noted(...changes)).toEqual([]);
  });

  it('notes who used which ticket, and takes off the list what is taken back', async () => {
    const used = { ...attended, ticket: 'AAAAAAAA', code: 7 };
    const use = { ticket: 'AAAAAAAA', personKey: 'p', receiptId: '01'.repeat(8) };
    expect(await noted({ before: { claimed }, after: { claimed, attended: used } })).toMatchObject([
      ['add', ceremonyId, [{ receiptId: '01'.repeat(8) }]],
      ['uses', { ceremonyId, code: 7 }, [{ ...use, at: used.pledgedAt }]],
    ]);
    expect(await noted({ before: { attended: used }, after: { claimed: used } })).toEqual([
      ['off', ceremonyId, ['01'.repeat(8)]],
    ]);
  });

  it('lists nobody twice who attended under a version before standings', async () => {
    const before = { ...attended, standing: 'verified', receipt: 'r'.repeat(139) };
    expect(await noted({ before, after: { ...before, attended } })).toEqual([]);
  });

  it('notes every row of a sheet that is in the register, and not whose person was there before', async () => {
    const sheet = { ceremonyId, sheetId: 'sheet-1' };
    const row = (line: number) => `${sheetAttempt(sheet, line).key}.row`;
    expect(readSheetAttempt(row(7))).toEqual({ ...sheet, line: 7 });
    expect(readSheetAttempt('abc.def')).toBeUndefined();
    const calls = await noted(
      { after: { attended: byUnit, attempt: row(2) } },
      { before: { attended }, after: { attended, attempt: row(3) } },
    );
    expect(calls).toContainEqual(['done', sheet, [2, 3]]);
  });
});

describe('the record of a ceremony', () => {
  const one = (receiptId: string, more: Partial<Listed> = {}): Listed => ({
    receiptId,
    unit: 'DISDIK',
    staffKind: 'pns',
    act: 'ikrar',
    channel: 'kiosk',
    standing: 'attended',
    ...more,
  });
  const pledges = [
    one('01'.repeat(8)),
    one('02'.repeat(8), { channel: 'sheet' }),
    one('03'.repeat(8), { unit: 'SEKDA', staffKind: 'pppk', act: 'pakta-integritas' }),
  ];
  const startedAt = Date.parse('2026-11-23T00:30:00Z');
  const made = {
    campaign: demoCampaign(),
    ceremony: aKeptCeremony({ state: 'ended', startedAt, endedAt: startedAt + 3_600_000 }),
    witnesses: [
      {
        witnessId: 'w',
        office: 'BAWASLU',
        name: 'Contoh Saksi',
        phone: '+6281200000077',
        confirmedAt: startedAt,
      },
    ],
    pledges,
    voids: [],
    seal: undefined,
    now: startedAt + 7_200_000,
  };

  it('tells acts, units, kinds and ways apart, and every one of them adds up', () => {
    const counts = countsOf(pledges);
    expect(totalsBy(counts, 'act')).toEqual([
      ['ikrar', 2],
      ['pakta-integritas', 1],
    ]);
    for (const by of ['act', 'unit', 'staffKind', 'channel'] as const)
      expect(totalsBy(counts, by).reduce((sum, [, n]) => sum + n, 0)).toBe(3);
  });

  it('speaks of the sealed list only, and says how many came after', () => {
    const ids = new Set([pledges[0], pledges[1]].map((pledge) => pledge?.receiptId ?? ''));
    const seal = { hash: '', pledges: 2, sealedAt: startedAt + 4_000_000, by: 'chair-1' };
    const record = recordOf({ ...made, seal: { seal, ids } });
    expect(record).toMatchObject({ pledges: 2, afterSealing: 1 });
    expect(record.listHash).toBe(listHash(pledges.slice(0, 2)));
    expect(recordOf(made)).toMatchObject({ pledges: 3, sealedAt: null, afterSealing: 0 });
  });

  it('names witnesses and when they confirmed', () => {
    expect(JSON.stringify(recordOf(made))).toContain('Contoh Saksi');
  });
});
