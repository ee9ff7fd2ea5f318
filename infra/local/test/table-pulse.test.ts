import { describe, expect, it } from '@jest/globals';
import type { InvokeOutcome } from '../contracts.ts';
import { tablePulses } from '../streams/table-pulse.ts';

const answered: InvokeOutcome = { kind: 'returned', payload: null };
const functions = [
  { id: 'submit-pledge', environment: { PLEDGES_TABLE: 'pledges', PUBLIC_URL: 'https://a.test' } },
  { id: 'read-pages', environment: { PUBLIC_URL: 'https://a.test' } },
];
const signal = () => new AbortController().signal;

describe('a table’s pulse', () => {
  it('beats when a function ends that has the table, and not for others', async () => {
    const pulses = tablePulses(functions, () => Promise.resolve(answered));
    const pledges = pulses.of('pledges');
    const reports = pulses.of('reports');
    expect(await pulses.invoke('submit-pledge', {})).toBe(answered);
    await pulses.invoke('read-pages', {});
    expect([pledges.beats(), reports.beats()]).toEqual([1, 0]);
    expect([pledges.isQuiet(0), pledges.isQuiet(1), reports.isQuiet(0)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is not quiet while such a function runs, and beats where it fails, too', async () => {
    let fail: (error: Error) => void = () => undefined;
    const pulses = tablePulses(functions, () => new Promise((_, reject) => (fail = reject)));
    const pledges = pulses.of('pledges');
    const running = pulses.invoke('submit-pledge', {});
    expect(pledges.isQuiet(0)).toBe(false);
    fail(new Error('gone'));
    await expect(running).rejects.toThrow('gone');
    expect(pledges.isQuiet(1)).toBe(true);
  });

  it('wakes who waits for it at once, and lets nobody wait longer than they asked', async () => {
    const pulses = tablePulses(functions, () => Promise.resolve(answered));
    const pledges = pulses.of('pledges');
    const started = performance.now();
    const woken = pledges.next(60_000, signal());
    await pulses.invoke('submit-pledge', {});
    await woken;
    await pledges.next(30, signal());
    await pledges.next(60_000, AbortSignal.abort());
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
