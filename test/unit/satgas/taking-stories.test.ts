import { describe, expect, it } from '@jest/globals';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const jakarta = (text: string) => Date.parse(`${text}+07:00`);

describe('how long an alert was open', () => {
  it('is measured once it is taken: when the last of a quorum has it, and not again', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived({ severity: 5 }));
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    satgas.waitMinutes(4);
    await satgas.act.take(key, 'petugas-1');
    expect(satgas.minutesToTake).toEqual([]);
    satgas.waitMinutes(3);
    await satgas.act.take(key, 'petugas-2');
    satgas.waitMinutes(9);
    await satgas.act.take(key, 'petugas-2');
    expect(satgas.minutesToTake).toEqual([7]);
  });
});

describe('a quorum', () => {
  it('asks two to take an alert of severity 5, and climbs until it is met', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived({ severity: 5 }));
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.take(key, 'petugas-1');
    expect(satgas.alert()?.state).toBe('open');
    await satgas.pass(10);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
    await satgas.act.take(key, 'ketua');
    expect(satgas.alert()).toMatchObject({ state: 'taken', takers: ['petugas-1', 'ketua'] });
    await satgas.pass(120);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
  });

  it('that cannot be met ends with whoever has it, and with an alarm', async () => {
    const satgas = theSatgas({ officers: team.slice(0, 1) });
    await satgas.open(aReportReceived({ severity: 5 }));
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.take(key, 'petugas-1');
    await satgas.pass(10);
    expect(satgas.alert()).toMatchObject({ state: 'taken', takers: ['petugas-1'] });
    expect(satgas.counted).toEqual(['AlertsExhausted']);
  });

  it('counts nobody twice, and of many who press together takes exactly as many as it asks', async () => {
    const officers = Array.from({ length: 12 }, (_, n) => anOfficer(`petugas-${String(n)}`));
    const satgas = theSatgas({ officers });
    await satgas.open(aReportReceived());
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    const after = await Promise.all(
      officers.map(({ officerId }) => satgas.act.take(key, officerId)),
    );
    expect(satgas.alert()?.takers).toHaveLength(1);
    expect(new Set(after.map(({ takenBy }) => takenBy)).size).toBe(1);
  });
});

describe('declining', () => {
  it('for a conflict of interest tells somebody else at once when nobody else of the rung is left', async () => {
    const satgas = theSatgas({ officers: team.slice(1) });
    await satgas.open(aReportReceived());
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.decline(key, 'petugas-2');
    await satgas.settle();
    expect(satgas.alert()).toMatchObject({
      state: 'open',
      telling: ['ketua'],
      declined: ['petugas-2'],
    });
    expect(satgas.sent.at(-1)?.to).toBe('ketua');
  });

  it('after taking opens the alert again and tells the others', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived());
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.take(key, 'petugas-1');
    await satgas.act.decline(key, 'petugas-1');
    expect(satgas.alert()).toMatchObject({ state: 'open', takers: [] });
    await satgas.pass(15);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
  });
});

describe('the dry run', () => {
  it('says exactly what a real report then does, rung by rung, channel by channel', async () => {
    for (const now of [mondayMorning, jakarta('2026-11-23T21:00:00')]) {
      const satgas = theSatgas({ officers: team, now });
      const { steps, notTold } = await satgas.explain({
        region: '18.09',
        severity: 3,
        accusedUnit: 'DISDIK',
      });
      await satgas.open(aReportReceived({ accusedUnit: 'DISDIK', receivedAt: now }));
      const until = (steps.at(-1)?.at ?? 0) - now;
      await satgas.pass(until / 60_000);
      const first = [
        ...new Map(
          [...satgas.sent]
            .reverse()
            .filter(({ text }) => text.includes('LP-'))
            .map((one) => [`${one.to} ${one.channel}`, one.at]),
        ).entries(),
      ].sort();
      const planned = steps
        .flatMap(({ at, tell }) =>
          tell.flatMap(({ officerId, plans }) =>
            plans
              .filter(({ when }) => when === 'now')
              .map(({ channel }) => [`${officerId} ${channel}`, at]),
          ),
        )
        .sort();
      expect(first).toEqual(planned);
      expect(notTold).toMatchObject([{ officerId: 'petugas-2', why: 'own-unit' }]);
    }
  });
});
