import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fetchOfEvent } from '../../../functions/reports/evidence/fetch-of-event.ts';

const sample = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`../../../events/samples/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;

const attempt = { isLast: false };

/** Which reports are looked at for an event; one of them cannot be. */
const looked = (bad?: string) => {
  const keys: string[] = [];
  const fetch = fetchOfEvent((reportKey) => {
    keys.push(reportKey);
    return reportKey === bad ? Promise.reject(new Error('gone')) : Promise.resolve();
  });
  return { keys, fetch };
};

const swept = (reportKeys: string[]) => {
  const event = sample('reports.swept');
  const { reports, ...data } = event['data'] as { reports: object[] };
  return {
    ...event,
    data: { ...data, reports: reportKeys.map((reportKey) => ({ ...reports[0], reportKey })) },
  };
};

describe('links that nobody has fetched', () => {
  it('are fetched when their report is received', async () => {
    const { keys, fetch } = looked();
    await fetch(sample('report.received'), attempt);
    expect(keys).toHaveLength(1);
  });

  it('are fetched by the hourly sweep, for each report whose own event was lost', async () => {
    const { keys, fetch } = looked();
    await fetch(swept(['laporan-satu-1', 'laporan-dua-22', 'laporan-tiga-3']), attempt);
    expect(keys.sort()).toEqual(['laporan-dua-22', 'laporan-satu-1', 'laporan-tiga-3']);
  });

  it('are fetched for all others, and come again, where one report fails', async () => {
    const { keys, fetch } = looked('laporan-satu-1');
    const all = ['laporan-satu-1', 'laporan-dua-22', 'laporan-tiga-3'];
    await expect(fetch(swept(all), attempt)).rejects.toThrow('gone');
    expect(keys).toHaveLength(3);
  });

  it('are of no other event', async () => {
    await expect(looked().fetch(sample('case.overdue'), attempt)).rejects.toThrow();
  });
});
