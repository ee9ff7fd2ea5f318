import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { countOpen } from '../../../functions/satgas/alerts/count-open.ts';
import { gaugeOpen, openMetrics } from '../../../functions/satgas/alerts/gauge-open.ts';
import type { OpenByAge } from '../../../functions/satgas/alerts/open-by-age.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { anAlert } from '../../support/builders.ts';
import { memoryAlerts, mondayMorning } from '../../support/memory-satgas.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const counting = (isBroken = false) => {
  const { alerts, keep } = memoryAlerts();
  const written: OpenByAge[] = [];
  let at = mondayMorning;
  const count = countOpen({
    regions: ['14.06', '18.09', practiceRegion],
    alerts: {
      listOpen: (region) =>
        isBroken && region === '14.06'
          ? Promise.reject(new Error('broken'))
          : alerts.listOpen(region),
    },
    now: () => at,
    gauge: (open) => written.push(open),
  });
  let made = 0;
  const open = (region: string, ageMs: number, state: 'open' | 'taken' | 'resolved' = 'open') => {
    made += 1;
    keep(
      anAlert({
        ...{ region, state, alertId: `0179539740${String(made)}-Zk3o0nXb1m9c` },
        openedAt: mondayMorning - ageMs,
      }),
    );
  };
  return { count, open, written, wait: (ms: number) => (at += ms) };
};

describe('the count of open alerts', () => {
  it('adds up all regions by age, and leaves out what is taken and what is practice', async () => {
    const line = counting();
    line.open('14.06', 0);
    line.open('18.09', hourMs - 1);
    line.open('18.09', hourMs);
    line.open('14.06', 24 * hourMs - 1);
    line.open('14.06', 24 * hourMs);
    line.open('18.09', 90 * 24 * hourMs);
    line.open('18.09', 0, 'taken');
    line.open('18.09', 0, 'resolved');
    line.open(practiceRegion, 0);
    await line.count();
    expect(line.written).toEqual([{ underHour: 2, underDay: 2, older: 2 }]);
  });

  it('says nought where nothing is open: a gap in the graph would mean that nobody counted', async () => {
    const line = counting();
    await line.count();
    expect(line.written).toEqual([{ underHour: 0, underDay: 0, older: 0 }]);
  });

  it('is made every five minutes, however often the ladder is climbed', async () => {
    const line = counting();
    for (let minute = 0; minute < 11; minute += 1) {
      await line.count();
      line.wait(minuteMs);
    }
    expect(line.written).toHaveLength(3);
  });

  it('is not made where a region cannot be read, since it would be too low', async () => {
    const line = counting(true);
    line.open('18.09', 0);
    await expect(line.count()).rejects.toThrow('broken');
    expect(line.written).toEqual([]);
  });

  it('is written as three metrics of the whole deployment, none of a region', () => {
    const [line] = printedBy(() => gaugeOpen({ underHour: 7, underDay: 0, older: 3 }));
    const said = z.parse(z.record(z.string(), z.unknown()), JSON.parse(line ?? ''));
    expect(said).toMatchObject({ OpenUnderHour: 7, OpenUnderDay: 0, OpenOlder: 3 });
    expect(said['_aws']).toMatchObject({
      CloudWatchMetrics: [
        {
          Dimensions: [['service']],
          Metrics: Object.values(openMetrics).map((Name) => ({ Name, Unit: 'Count' })),
        },
      ],
    });
  });
});

/** What a function prints. */
const printedBy = (write: () => void): string[] => {
  const { stdout } = process;
  const before = stdout.write.bind(stdout);
  const printed: string[] = [];
  stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
  try {
    write();
  } finally {
    stdout.write = before;
  }
  return printed;
};
