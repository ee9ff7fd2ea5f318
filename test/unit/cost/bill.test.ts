import { describe, expect, it } from '@jest/globals';
import { billOf, type BillNeeds } from '../../../infra/cost/bill.ts';
import { readPrices } from '../../../infra/cost/price.ts';
import { printBill } from '../../../infra/cost/print-bill.ts';
import { standingOf } from '../../../infra/cost/standing.ts';
import { usualTraffic } from '../../../infra/cost/traffic.ts';
import {
  readUnits,
  usedShape,
  type MeasuredOperation,
  type Used,
} from '../../../infra/cost/units.ts';
import * as z from 'zod/mini';

const fields = Object.keys(usedShape.shape);
const using = (more: Partial<Used> = {}): Used =>
  z.parse(usedShape, { ...Object.fromEntries(fields.map((field) => [field, 0])), ...more });

const nothing = {
  keys: 0,
  secrets: 0,
  alarmMetrics: 0,
  compositeAlarms: 0,
  ownMetrics: 0,
  webAcls: 0,
  webAclRules: 0,
  doors: 0,
};

const needs = (used: Partial<Record<MeasuredOperation, Used>>): BillNeeds => ({
  traffic: { ...usualTraffic, opensForm: 1, opensCounts: 0 },
  standing: nothing,
  prices: readPrices(),
  units: {
    ...{ measuredOn: '2026-11-29', machine: 'a machine', times: 1 },
    ...{ regions: 6, officersTold: 4 },
    operations: {
      ...{ pledge: using(), 'pledge-page': using(), counts: using(), lead: using() },
      ...{ 'named-report': using(), webhook: using(), 'report-page': using() },
      ...{ 'alert-taken': using(), 'idle-minute': using() },
      ...used,
    },
  },
});

const usdOf = (given: BillNeeds, id: string) =>
  billOf(given).lines.find(({ price }) => price.id === id);

describe('a bill', () => {
  it('is what every operation uses, as often as it happens, at the price of the table', () => {
    const given = needs({ pledge: using({ writeUnits: 1.1 }) });
    expect(usdOf(given, 'write-unit')?.quantity).toBeCloseTo(6_600_000, 0);
    expect(usdOf(given, 'write-unit')?.usd).toBeCloseTo(6.6 * 0.7115, 6);
  });

  it('never takes a price that was not found for nothing: it stands apart, until somebody gives it', () => {
    const given = needs({ lead: using({ smsParts: 4 }) });
    const leads = 10_000 * 0.7 * 0.7;
    const bill = billOf(given);
    expect(bill.unpriced.map(({ price, quantity }) => [price.id, Math.round(quantity)])).toEqual([
      ['sms-part', Math.round(leads * 5)],
    ]);
    expect(printBill(bill, given.traffic).join('\n')).toContain(
      'Not in the sum: 24,500 parts of SMS',
    );
    const own = { ...given, prices: readPrices({ 'sms-part': 0.03 }) };
    expect(billOf(own).unpriced).toEqual([]);
    expect(billOf(own).usd - bill.usd).toBeCloseTo(leads * 5 * 0.03, 6);
    expect(printBill(billOf(own), own.traffic).join('\n')).toContain('your own');
  });

  it('has a minute of nothing read of each region served, and run as often', () => {
    const given = needs({ 'idle-minute': using({ readUnits: 6, invocations: 5 }) });
    expect(usdOf(given, 'read-unit')?.quantity).toBeCloseTo(24 * 60 * 552, 3);
    expect(usdOf(given, 'lambda-request')?.quantity).toBe(24 * 60 * 5);
  });

  it('counts what is paid for by the month by the day', () => {
    const standing = { ...nothing, keys: 3 };
    const given = { ...needs({}), standing, traffic: { ...usualTraffic, days: 30 } };
    expect(usdOf(given, 'kms-key-month')).toMatchObject({ quantity: 3, usd: 3 });
  });

  it('has CloudFront in it only where it stands in front, and leaves the API what it does not answer', () => {
    const given = needs({
      'pledge-page': using({ requests: 1, kilobytesOut: 10 }),
      pledge: using({ requests: 1, kilobytesOut: 1 }),
    });
    expect(usdOf(given, 'edge-request')).toBeUndefined();
    expect(usdOf(given, 'api-request')?.quantity).toBe(12_000_000);
    const behind = { ...given, standing: { ...nothing, doors: 1 } };
    expect(usdOf(behind, 'edge-request')?.quantity).toBe(12_000_000);
    expect(usdOf(behind, 'edge-function')?.usd).toBeCloseTo(1.2, 6);
    expect(usdOf(behind, 'api-request')?.quantity).toBeCloseTo(6_600_000, 3);
    expect(usdOf(behind, 'data-out-gb')).toBeUndefined();
    expect(usdOf(behind, 'edge-out-gb')?.quantity).toBeCloseTo((6e6 * 11) / 1024 / 1024, 3);
  });

  it('adds up, by price and by cause', () => {
    const bill = billOf({ ...needs({}), units: readUnits(), standing: { ...nothing, keys: 4 } });
    const causes = bill.byCause.reduce((sum, { usd }) => sum + usd, 0);
    expect(bill.usd).toBeGreaterThan(0);
    expect(causes).toBeCloseTo(bill.usd, 6);
    expect(bill.lines.reduce((sum, { usd }) => sum + (usd ?? 0), 0)).toBeCloseTo(bill.usd, 6);
  });
});

describe('the table of prices', () => {
  it('says of each where it comes from, and marks what is from memory', () => {
    for (const { id, source, confidence } of readPrices().values()) {
      expect([id, source.length > 10]).toEqual([id, true]);
      if (source.startsWith('none')) expect([id, confidence]).toEqual([id, 'recalled']);
    }
  });

  it('refuses a price of its own for something it does not know', () => {
    expect(() => readPrices({ 'sms-parts': 1 })).toThrow(/sms-parts.*sms-part/);
    expect(() => readPrices({ 'sms-part': -1 })).toThrow();
  });
});

describe('what a deployment holds', () => {
  it('is counted over all its templates, each metric of an alarm that computes too', () => {
    const metric = (Namespace: string) => ({
      MetricStat: { Metric: { Namespace, MetricName: 'Failed' } },
    });
    const alarm = (Properties: object) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
    const templates = [
      {
        Resources: {
          A: { Type: 'AWS::KMS::Key' },
          B: alarm({ Metrics: [metric('AWS/Lambda'), metric('Netral'), { Expression: 'a+b' }] }),
        },
      },
      {
        Resources: {
          A: { Type: 'AWS::KMS::Key' },
          B: alarm({ Namespace: 'Netral', MetricName: 'Lost' }),
          C: { Type: 'AWS::CloudWatch::CompositeAlarm' },
        },
      },
      { Resources: { W: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } } } },
      { Resources: { D: { Type: 'AWS::CloudFront::Distribution' } } },
    ];
    expect(standingOf(templates)).toEqual({
      ...{ keys: 2, secrets: 0, alarmMetrics: 3, compositeAlarms: 1, ownMetrics: 2 },
      ...{ webAcls: 1, webAclRules: 2, doors: 1 },
    });
  });
});
