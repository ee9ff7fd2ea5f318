import { describe, expect, it } from '@jest/globals';
import type { CaseEnded } from '../../../events/case-ended.ts';
import type { Barring } from '../../../events/barring.ts';
import { relayCase } from '../../../functions/reports/cases/relay-cases.ts';
import type { Case } from '../../../functions/reports/cases/case.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { anOfficer } from '../../support/builders.ts';
import { aCase } from '../../support/cases.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const region = '18.09';
const barring: Barring = { standing: 'named', units: ['DISDIK'], names: [] };
const chair = anOfficer('ketua', { region, rung: 'chair', unit: 'SEKDA' });
const officer = anOfficer('petugas-1', { region, unit: 'BKPSDM' });
const province = anOfficer('provinsi', { region: '18', rung: 'province' });
const nation = anOfficer('nasional', { region: 'ID', rung: 'national' });
const everybody = [officer, chair, province, nation];

type Ended = Pick<CaseEnded, 'data'>;

const ended = (n: number, more: Partial<CaseEnded['data']> = {}): Ended => ({
  data: {
    ...{ caseKey: `kasus-${String(n)}`.padEnd(32, 'x'), caseNumber: `LP-${String(n)}`, region },
    ...{ severity: 2, barring, endedAt: mondayMorning, version: 2 },
    endedBy: { region, officerId: 'petugas-1' },
    ...more,
  },
});

/** Who was sent what by when half an hour and a little is over, after these ends. */
const sentAfter = async (events: Ended[], officers: Officer[] = everybody) => {
  const satgas = theSatgas({ officers });
  for (const event of events) await satgas.tellEnding(event);
  await satgas.pass(40);
  return satgas.sent.map((one) => ({ ...one, to: `${one.region}/${one.to}` }));
};
const toldOf = async (...args: Parameters<typeof sentAfter>) =>
  (await sentAfter(...args)).map(({ to }) => to);

describe('the chair of a region', () => {
  it('is told by e-mail which case one person ended: region, code and where it is, and nothing else', async () => {
    const [mail, ...others] = await sentAfter([ended(1)]);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: '18.09/ketua', channel: 'email' });
    expect(mail?.text).toContain(
      `Daerah 18.09, kasus LP-1: https://netral.contoh.test/siaga?case=${ended(1).data.caseKey}`,
    );
    expect(mail?.text).not.toMatch(/petugas-1|DISDIK/);
  });

  it('is told once of an end, however often its event comes, and of many in one mail', async () => {
    const [mail, ...others] = await sentAfter([ended(1), ended(2), ended(1)]);
    expect(others).toEqual([]);
    expect(mail?.text.match(/kasus LP-/g)).toHaveLength(2);
  });

  it('is sent one mail in a flood of ends, which lists twenty and says that there are more', async () => {
    const flood = Array.from({ length: 450 }, (_, n) => ended(n, { endedAt: mondayMorning + n }));
    const satgas = theSatgas({ officers: everybody });
    for (const event of flood) await satgas.tellEnding(event);
    await satgas.pass(40);
    expect(satgas.sent).toHaveLength(1);
    expect(satgas.sent[0]?.text.match(/kasus LP-/g)).toHaveLength(20);
    expect(satgas.sent[0]?.text).toContain('dan 180+ kasus lain');
    expect([...satgas.deliveries.values()].filter(({ state }) => state === 'held')).toEqual([]);
  });

  it('is told by one SMS, the next morning, where there is no mailbox', async () => {
    const noMail = { ...chair, email: undefined };
    const satgas = theSatgas({ officers: [officer, noMail, province, nation] });
    await satgas.tellEnding(ended(1));
    await satgas.tellEnding(ended(2));
    await satgas.pass(60);
    expect(satgas.sent).toEqual([]);
    await satgas.pass(21 * 60);
    expect(satgas.sent).toMatchObject([{ channel: 'sms', to: 'ketua' }]);
    expect(satgas.sent[0]?.text).toBe(
      'GNN-ASN: 2 kasus diakhiri satu orang. Buka: https://netral.contoh.test/siaga',
    );
  });
});

describe('who is told in their place', () => {
  it.each<[string, Partial<CaseEnded['data']>, Officer[]]>([
    ['ended it', { endedBy: { region, officerId: 'ketua' } }, everybody],
    ['serves in the unit of the accused', { barring: { ...barring, units: ['SEKDA'] } }, everybody],
    ['is not there', {}, [officer, province, nation]],
    ['left', {}, [officer, { ...chair, active: false }, province, nation]],
  ])('is the province, where the chair %s', async (_, more, officers) => {
    expect(await toldOf([ended(1, more)], officers)).toEqual(['18/provinsi']);
  });

  it('is nobody, where a namesake of the chair ended it: an id means something in its region only', async () => {
    const endedBy = { region: '18', officerId: 'ketua' };
    expect(await toldOf([ended(1, { endedBy })])).toEqual(['18.09/ketua']);
  });

  it('is the nation, where nobody of the province may know', async () => {
    const event = ended(1, { endedBy: { region: '18', officerId: 'provinsi' } });
    expect(await toldOf([event], [officer, province, nation])).toEqual(['ID/nasional']);
  });

  it('is asked for by an alarm, where nobody can be told: the event fails', async () => {
    await expect(theSatgas({ officers: [officer] }).tellEnding(ended(1))).rejects.toThrow(
      'Nobody can be told',
    );
  });

  it('is nobody who came into conflict while the message waited', async () => {
    const officers = [officer, { ...chair }, province];
    const satgas = theSatgas({ officers });
    await satgas.tellEnding(ended(1));
    await satgas.tellEnding(ended(2, { barring: { ...barring, units: ['DINKES'] } }));
    Object.assign(officers[1] ?? {}, { unit: 'DISDIK' });
    await satgas.pass(40);
    expect(satgas.sent[0]?.text).not.toContain('LP-1:');
    expect(satgas.sent[0]?.text).toContain('LP-2:');
  });
});

describe('the event that a case ended', () => {
  const eventsOf = async (before: Case, after: Case) => {
    const told: string[] = [];
    const publish = ({ type }: { type: string }) => Promise.resolve(void told.push(type));
    await relayCase({ publish })(before, after);
    return told;
  };
  const endedAlone = { by: { region, officerId: 'petugas-1' }, at: mondayMorning, version: 1 };
  const before = aCase({ severity: 2, barring });
  const lastMove = { move: 'rule-out', at: mondayMorning, role: 'officer' as const, version: 1 };
  const after: Case = { ...before, state: 'out-of-scope', version: 1, endedAlone, lastMove };

  it('is published with the end that one person made, and with no later change', async () => {
    expect(await eventsOf(before, after)).toEqual(['case.moved', 'case.ended']);
    const closed = { ...lastMove, move: 'close', version: 2 };
    const later = { ...after, version: 2, lastMove: closed };
    expect(await eventsOf(after, later)).toEqual(['case.moved']);
    expect(await eventsOf(before, { ...after, endedAlone: undefined })).toEqual(['case.moved']);
  });
});
