import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../../shared/campaign.ts';
import { layCampaign } from '../../../shared/decrees/lay-campaign.ts';
import { liveOver } from '../../../shared/decrees/live-over.ts';
import { liveDecrees } from '../../../shared/decrees/live-decrees.ts';
import type { Held } from '../../../shared/decrees/held.ts';
import type { InForce } from '../../../shared/decrees/in-force-reader.ts';
import { withPhases } from '../../../shared/decrees/kinds/pledge-phases.ts';
import { pledgePhase } from '../../../shared/pledging.ts';
import { demoCampaign } from '../../support/campaign.ts';

const minute = 60_000;
const base = demoCampaign();
const [bengkalis] = base.regions;
if (!bengkalis) throw new Error('no region');

const phases = (opens: string, closes: string) => [
  { name: { id: 'Masa uji', en: 'Test' }, opens, closes },
];
const row = (scope: string, ...holds: Partial<Held['holds'][number]>[]): Held => ({
  ...{ subject: 'in-force', item: `pledge-phases#${scope}`, kind: 'pledge-phases', scope },
  version: holds.length,
  holds: holds.map((hold, n) => ({
    ...{ validFrom: '2026-01-01', agreedAt: 0, changeId: `c${n}`, value: [] },
    ...hold,
  })),
});

let now = 0;
let store: InForce | Error = { stamp: '', rows: [], unreadable: [] };
let reads: (string | undefined)[] = [];
let failures: string[] = [];
let leftOut: string[] = [];

const at = (utc: string): number => (now = Date.parse(utc));

const begin = (of: Campaign = base) => {
  const say = (items: readonly string[]) => leftOut.push(...items);
  const decrees = liveDecrees({
    read: (known) => {
      reads.push(known);
      if (store instanceof Error) return Promise.reject(store);
      return Promise.resolve(known === store.stamp ? 'unchanged' : store);
    },
    now: () => now,
    failed: (_, by) => failures.push(by),
    leftOut: say,
  });
  const over = { lay: layCampaign, stays: ['id'] as const, decrees, now: () => now, leftOut: say };
  const { live: campaign, callBegins } = liveOver(of, over);
  return { campaign, callBegins };
};

beforeEach(() => {
  at('2026-11-23T02:00:00Z');
  store = { stamp: '', rows: [], unreadable: [] };
  reads = [];
  failures = [];
  leftOut = [];
});

describe('the live campaign', () => {
  it('is read as a function starts, and costs a warm call nothing for a minute', async () => {
    const { callBegins, campaign } = begin();
    expect(reads).toEqual([undefined]);
    await callBegins();
    expect(reads).toHaveLength(1);
    expect(campaign.pledgePhases).toEqual(base.pledgePhases);
    now += minute - 1;
    expect(callBegins()).toBeUndefined();
    now += 1;
    await callBegins();
    expect(reads).toEqual([undefined, '']);
  });

  it('throws where something is made of it before the first call, so that nothing stale can be', async () => {
    const { callBegins, campaign } = begin();
    expect(campaign.id).toBe(base.id);
    expect(() => campaign.regions.map(({ code }) => code)).toThrow('would go stale');
    expect(() => ({ ...campaign })).toThrow('would go stale');
    await callBegins();
    expect({ ...campaign }.regions).toHaveLength(base.regions.length);
  });

  it('follows a decree within a minute in a bundle that stays warm, and is one and the same within a call', async () => {
    const { callBegins, campaign } = begin();
    await callBegins();
    for (let hours = 0; hours < 24; hours += 1) {
      now += 60 * minute;
      await callBegins();
    }
    store = {
      stamp: 'c1',
      rows: [row('ID', { value: phases('2026-01-01', '2026-12-31') })],
      unreadable: [],
    };
    expect(campaign.pledgePhases).toEqual(base.pledgePhases);
    now += minute;
    await callBegins();
    expect(campaign.pledgePhases).toEqual(phases('2026-01-01', '2026-12-31'));
  });

  it('turns at midnight on the wall of each region, without reading anything', async () => {
    const papua = { ...bengkalis, code: '91.01', zone: 'Asia/Jayapura' as const };
    const jakarta = withPhases(bengkalis, []);
    const of = { ...base, regions: [jakarta, papua] };
    const value = phases('2026-12-01', '2026-12-05');
    store = { stamp: 'c1', rows: [row('ID', { validFrom: '2026-12-01', value })], unreadable: [] };
    at('2026-11-30T14:59:59Z');
    const { callBegins, campaign } = begin(of);
    const open = () => campaign.regions.map((one) => pledgePhase(campaign, one, now).name.id);
    await callBegins();
    expect(open()).not.toContain('Masa uji');
    // 00:00 in Jayapura, 22:00 in Jakarta.
    at('2026-11-30T15:00:00Z');
    expect(callBegins()).toBeUndefined();
    expect(open().map((name) => name === 'Masa uji')).toEqual([false, true]);
    at('2026-11-30T17:00:00Z');
    await callBegins();
    expect(open()).toEqual(['Masa uji', 'Masa uji']);
  });

  it('never holds before it was agreed to, however early it is dated', async () => {
    const agreedAt = Date.parse('2026-11-23T03:00:00Z');
    const value = phases('2026-01-01', '2026-12-31');
    store = {
      stamp: 'c1',
      rows: [row('ID', { validFrom: '2026-11-20', agreedAt, value })],
      unreadable: [],
    };
    const { callBegins, campaign } = begin();
    await callBegins();
    expect(campaign.pledgePhases).toEqual(base.pledgePhases);
    now = agreedAt;
    await callBegins();
    expect(campaign.pledgePhases).toEqual(value);
  });

  it("lays a region's own over the nation's, and takes it away again", async () => {
    const own = phases('2026-11-01', '2026-11-02');
    const national = phases('2026-10-01', '2026-10-02');
    const rows = [row(bengkalis.code, { value: own }), row('ID', { value: national })];
    store = { stamp: 'c1', rows, unreadable: [] };
    const { callBegins, campaign } = begin();
    await callBegins();
    expect(campaign.regions[0]?.pledgePhases).toEqual(own);
    expect(campaign.pledgePhases).toEqual(national);
    store = {
      stamp: 'c2',
      rows: [row(bengkalis.code, { value: own }, { value: [] })],
      unreadable: [],
    };
    now += minute;
    await callBegins();
    expect(campaign.regions[0]).not.toHaveProperty('pledgePhases');
  });

  it('works by the last it knew where the store does not answer, says so, and tries again soon', async () => {
    const value = phases('2026-01-01', '2026-12-31');
    store = { stamp: 'c1', rows: [row('ID', { value })], unreadable: [] };
    const { callBegins, campaign } = begin();
    await callBegins();
    store = new Error('gone');
    now += minute;
    await callBegins();
    expect(campaign.pledgePhases).toEqual(value);
    expect(failures).toEqual(['last-known']);
    store = { stamp: 'c2', rows: [], unreadable: [] };
    now += 5_000;
    await callBegins();
    expect(campaign.pledgePhases).toEqual(base.pledgePhases);
  });

  it('works by the release where a cold start cannot read the store, and says so', async () => {
    store = new Error('gone');
    const { callBegins, campaign } = begin();
    await callBegins();
    expect(campaign.pledgePhases).toEqual(base.pledgePhases);
    expect(failures).toEqual(['bundle']);
  });

  it('leaves out what it cannot read, once each, and lays the rest', async () => {
    const value = phases('2026-01-01', '2026-12-31');
    const spoilt = row(bengkalis.code, { value: [{ opens: 'kapan-kapan' }] });
    store = { stamp: 'c1', rows: [spoilt, row('ID', { value })], unreadable: ['later-kind#ID'] };
    const { callBegins, campaign } = begin();
    await callBegins();
    expect(campaign.pledgePhases).toEqual(value);
    expect(campaign.regions[0]?.pledgePhases).toEqual(bengkalis.pledgePhases);
    expect(leftOut).toEqual(['later-kind#ID', spoilt.item]);
    now += minute;
    await callBegins();
    expect(leftOut).toHaveLength(2);
  });
});
