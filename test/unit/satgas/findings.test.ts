import { describe, expect, it } from '@jest/globals';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { theSatgas } from '../../support/memory-satgas.ts';

const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' }),
  anOfficer('provinsi', { rung: 'province', region: '18', unit: undefined }),
];
const finder = { region: '18.09', officerId: 'petugas-1' };
const barring = { standing: 'named' as const, units: ['DISDIK'], names: [] };
const found = () =>
  aReportReceived({ lane: 'finding', finder, severity: 3, accusedUnit: 'DISDIK', barring });

const toldBy = (satgas: ReturnType<typeof theSatgas>) => [
  ...new Set(satgas.sent.map(({ to }) => to)),
];

describe('the alert of a finding', () => {
  it('is told to others than its finder, for as long as it climbs', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(found());
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).not.toContain('petugas-1');
    expect(toldBy(satgas)).toContain('ketua');
    expect([...satgas.kept.values()][0]).toMatchObject({ declined: ['petugas-1'] });
  });

  it('never shares the alert of what its finder may take', async () => {
    const alike = 'mark-of-the-accused-0000000000000000000000000' as never;
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived({ severity: 3, accusedUnit: 'DISDIK', barring, alike }));
    const second = found();
    await satgas.open({ ...second, data: { ...second.data, alike, reportKey: 'b'.repeat(32) } });
    const alerts = [...satgas.kept.values()];
    expect(alerts).toHaveLength(2);
    expect(alerts.filter(({ joins }) => joins !== undefined)).toEqual([]);
  });
});
