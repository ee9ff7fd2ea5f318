import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drillsOf, medianTook } from '../../../functions/satgas/practice/drills.ts';
import { emptyPractice } from '../../../functions/satgas/practice/empty-practice.ts';
import { everyRegion, regionsAbove } from '../../../functions/satgas/officers/officer.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { anAttempt } from '../../support/attempts.ts';
import { anAlert, anOfficer, aReportReceived } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const practice = '00.99';
const real: Officer[] = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const practising: Officer[] = [
  anOfficer('latihan-1', { region: practice, unit: 'INSPEKTORAT' }),
  anOfficer('latihan-ketua', { region: practice, rung: 'chair' }),
];
const theLine = (officers = [...real, ...practising]) =>
  theSatgas({ officers, monthlySms: 40, regions: ['18.09', practice] });

type Happening =
  | { is: 'reported'; where: string; severity: number; unit: string | undefined }
  | { is: 'taken'; nth: number; where: string }
  | { is: 'announced'; scope: string; bySms: boolean }
  | { is: 'passes'; minutes: number };

const where = fc.constantFrom('18.09', practice);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    is: fc.constant('reported' as const),
    where,
    severity: fc.integer({ min: 1, max: 5 }),
    // Without a unit somebody above the region is asked.
    unit: fc.constantFrom('KEC-PADANGCERMIN', undefined),
  }),
  fc.record({ is: fc.constant('taken' as const), nth: fc.nat(5), where }),
  fc.record({
    is: fc.constant('announced' as const),
    scope: fc.constantFrom('18.09', practice, 'ID'),
    bySms: fc.boolean(),
  }),
  fc.record({ is: fc.constant('passes' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
);

const isOfPractice = (one: Happening): boolean =>
  ('where' in one && one.where === practice) || ('scope' in one && one.scope === practice);

/** What happened, by its place in the whole story, so that a report is the same one in both worlds. */
const told = async (story: [number, Happening][], officers?: Officer[]) => {
  const line = theLine(officers);
  for (const [n, one] of story) {
    if (one.is === 'passes') await line.pass(one.minutes);
    if (one.is === 'reported') {
      const reportKey = `${String(n).padStart(6, '0')}-laporan-abcdefghijkl`;
      const event = aReportReceived({
        ...{ reportKey, region: one.where, severity: one.severity, accusedUnit: one.unit },
        ...{ caseNumber: `LP-${String(n).padStart(6, '0')}`, receivedAt: mondayMorning + n },
      });
      await line.open(event).catch(() => undefined);
      await line.settle();
    }
    if (one.is === 'taken') {
      const open = [...line.kept.values()].filter(({ region }) => region === one.where);
      const alert = open[one.nth % Math.max(open.length, 1)];
      const [by] = alert?.telling ?? [];
      if (alert && by) await line.act.take(alert, by).catch(() => undefined);
      await line.settle();
    }
    if (one.is === 'announced')
      await line.announce({
        ...{ scope: one.scope, announcementId: `p-${String(n)}`, title: 'Rapat koordinasi' },
        ...{
          text: 'Rapat hari Rabu',
          bySms: one.bySms,
          at: line.now(),
          bodyHash: anAttempt('x').body,
        },
      });
  }
  return { line };
};

/** Every number and message that belongs to any other region, or to the nation. */
const ofTheOthers = ({ line }: Awaited<ReturnType<typeof told>>) => ({
  alerts: [...line.kept.values()].filter(({ region }) => region !== practice),
  // A message's id is its service's: it counts every message there is.
  deliveries: [...line.deliveries.values()]
    .filter(({ region }) => region !== practice)
    .map((row) => ({ ...row, messageId: undefined })),
  sent: line.sent
    .filter(({ to }) => !practising.some(({ officerId }) => to.includes(officerId)))
    .map(({ to, channel, at, text }) => [to, channel, at, text]),
  spent: line.spent(),
  slices: [...line.slices],
  counted: line.counted,
});

describe('whatever is practised', () => {
  it('moves no number of any other region or of the nation, and tells nobody there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 14 }), async (story) => {
        const whole = story.map((one, n): [number, Happening] => [n, one]);
        const without = whole.filter(([, one]) => !isOfPractice(one));
        expect(ofTheOthers(await told(whole))).toEqual(ofTheOthers(await told(without)));
      }),
      { numRuns: 60 },
    );
  });

  it('rings no alarm where nobody has registered to practise, or nobody takes it', async () => {
    const line = theLine(real);
    await line.open(aReportReceived({ region: practice, severity: 5 }));
    await line.pass(600);
    expect(line.counted).toEqual([]);
    expect(line.sent).toEqual([]);
    expect(drillsOf([...line.kept.values()])).toMatchObject([{ toldNobody: true, tookMs: null }]);
  });

  it('goes by e-mail to whoever registered there, costs no SMS, and climbs no further than their province', async () => {
    const line = theLine();
    await line.open(aReportReceived({ region: practice }));
    await line.pass(300);
    expect(new Set(line.sent.map(({ to, channel }) => `${to} ${channel}`))).toEqual(
      new Set(['latihan-1 email', 'latihan-ketua email']),
    );
    expect(line.spent()).toBe(0);
    expect(regionsAbove(practice)).toEqual(['00.99', '00']);
    expect(everyRegion(['18.09', practice])).toEqual(['18.09', '18', 'ID', '00.99', '00']);
  });

  it('is not reached by a word of the nation to its officers', async () => {
    const { line } = await told([[0, { is: 'announced', scope: 'ID', bySms: true }]]);
    expect(line.sent.some(({ to }) => to.startsWith('latihan'))).toBe(false);
  });
});

describe('a drill', () => {
  const at = (minutes: number) => mondayMorning + minutes * 60_000;
  const ran = (n: number, more: Parameters<typeof anAlert>[0]) =>
    anAlert({ region: practice, alertId: `0179539740${n}-Zk3o0nXb1m9c`, ...more });

  it('is measured from when it was opened until enough had taken it; the newest stands first', () => {
    const drills = drillsOf([
      ran(1, { openedAt: at(0), takenAt: at(4), state: 'taken' }),
      ran(2, { openedAt: at(60), takenAt: at(70), state: 'resolved' }),
      ran(3, { openedAt: at(90) }),
      ran(4, { openedAt: at(95), takenAt: at(96), state: 'taken' }),
      // Told together with another, and a reminder of a deadline: no drill of their own.
      ran(5, { openedAt: at(91), joins: 'x' }),
      ran(6, { openedAt: at(92), overdue: true }),
    ]);
    expect(drills.map(({ tookMs }) => tookMs)).toEqual([60_000, null, 600_000, 240_000]);
    expect(medianTook(drills)).toBe(240_000);
    expect(medianTook([])).toBeNull();
  });

  it('is emptied by whoever is noted before anything is deleted', async () => {
    const done: unknown[] = [];
    const by = { personId: 'admin', role: 'admin', region: 'ID' };
    await emptyPractice({
      practice: {
        note: (emptying) => Promise.resolve(void done.push(emptying)),
        clear: () => Promise.resolve(void done.push('cleared')),
      },
      now: () => mondayMorning,
    })(by);
    expect(done).toEqual([{ emptiedAt: mondayMorning, by }, 'cleared']);
  });
});
