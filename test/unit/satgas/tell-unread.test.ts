import { describe, expect, it } from '@jest/globals';
import type { Barring } from '../../../events/barring.ts';
import type { CaseMessageLeft } from '../../../events/case-message-left.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const region = '18.09';
const barring: Barring = { standing: 'named', units: ['DISDIK'], names: [] };
const one = anOfficer('petugas-1', { region, unit: 'BKPSDM' });
const two = anOfficer('petugas-2', { region, unit: 'BKPSDM' });
const chair = anOfficer('ketua', { region, rung: 'chair', unit: 'SEKDA' });
const province = anOfficer('provinsi', { region: '18', rung: 'province' });
const everybody = [one, two, chair, province];
const minuteMs = 60_000;
/** From nine in the morning until a little after the night's digest. */
const untilDigest = 21 * 60 + 40;

type Left = CaseMessageLeft['data'];
type Event = { data: Left };

const left = (n: number, more: Partial<Left> = {}): Event => ({
  data: {
    ...{ caseKey: `kasus-${String(n)}`.padEnd(32, 'x'), caseNumber: `LP-${String(n)}`, region },
    ...{ severity: 2, barring, kind: 'message', owners: [{ officerId: 'petugas-1' }] },
    ...{ receivedAt: mondayMorning - 86_400_000, leftAt: mondayMorning },
    ...more,
  },
});
const nobody = { owners: [] };
const seen = ({ data }: Event, seenAt: number) => {
  const { leftAt: leftBefore, ...about } = data;
  expect(leftBefore).toBeLessThanOrEqual(seenAt);
  return { data: { ...about, seenAt } };
};

/** The satgas with the night's digest behind it, after these events; once a quarter of an hour is enough to look. */
const after = async (events: Event[], officers: Officer[] = everybody) => {
  const satgas = theSatgas({ officers, regions: [region] });
  for (const event of events) await satgas.hearUnread(event);
  await night(satgas);
  return satgas;
};
const night = async (satgas: ReturnType<typeof theSatgas>, minutes = untilDigest) => {
  satgas.waitMinutes(minutes);
  await satgas.tick();
};
const toldOf = async (...args: Parameters<typeof after>) =>
  (await after(...args)).sent.map((sent) => `${sent.region}/${sent.to}`);

describe('whoever has a case', () => {
  it('is told by one e-mail that something waits there: region, code and where it is, and nothing else', async () => {
    const { sent } = await after([left(1)]);
    expect(sent).toMatchObject([{ region, to: 'petugas-1', channel: 'email' }]);
    expect(sent[0]?.text).toContain(
      `Daerah 18.09, kasus LP-1 (pesan pelapor): https://netral.contoh.test/siaga?case=${left(1).data.caseKey}`,
    );
    expect(sent[0]?.text).not.toMatch(/petugas-1|DISDIK/);
  });

  it('reads one line of a case, however often its reporter writes and whatever else waits there', async () => {
    const flood = Array.from({ length: 200 }, (_, n) => left(1, { leftAt: mondayMorning + n }));
    const asked = left(1, { kind: 'bawaslu-question' });
    const { sent } = await after([...flood, asked, left(2)]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text.match(/kasus LP-/g)).toHaveLength(2);
    expect(sent[0]?.text).toContain('LP-1 (pesan pelapor, pertanyaan atas pelimpahan)');
  });

  it('is told of twenty cases, and how many more there are', async () => {
    const { sent } = await after(Array.from({ length: 30 }, (_, n) => left(n)));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text.match(/kasus LP-/g)).toHaveLength(20);
    expect(sent[0]?.text).toContain('dan 10 kasus lain');
  });

  it('is told once of a message whose event comes again the next day, and again of a new one', async () => {
    const satgas = await after([left(1)]);
    await satgas.hearUnread(left(1));
    await night(satgas, 24 * 60);
    expect(satgas.sent).toHaveLength(1);
    await satgas.hearUnread(left(1, { leftAt: satgas.now() }));
    await night(satgas, 24 * 60);
    expect(satgas.sent).toHaveLength(2);
  });

  it('is told by SMS only where the policy says so and there is no mailbox', async () => {
    const phones = [
      { ...one, email: undefined },
      { ...two, email: undefined },
    ];
    expect(await toldOf([left(1)], phones)).toEqual([]);
    const satgas = theSatgas({ officers: phones, regions: [region] });
    await satgas.hearUnread(left(1), ['email', 'sms']);
    await night(satgas);
    expect(satgas.sent).toMatchObject([{ channel: 'sms', to: 'petugas-1' }]);
    expect(satgas.sent[0]?.text).toBe(
      'GNN-ASN: 1 kasus menunggu dibaca. Buka: https://netral.contoh.test/siaga',
    );
  });
});

describe('who is told where nobody has the case', () => {
  it.each<[string, Partial<Left>, Officer[], string[]]>([
    ['is the first rung', nobody, everybody, ['18.09/petugas-1', '18.09/petugas-2']],
    [
      'is the first rung, where the owner left',
      {},
      [{ ...one, active: false }, two],
      ['18.09/petugas-2'],
    ],
    [
      'is none of the unit of the accused',
      nobody,
      [{ ...one, unit: 'DISDIK' }, two],
      ['18.09/petugas-2'],
    ],
    [
      'is the chair, where no officer may know',
      { ...nobody, barring: { ...barring, units: ['BKPSDM'] } },
      everybody,
      ['18.09/ketua'],
    ],
    [
      'is somebody above, where the unit is to be named',
      { ...nobody, barring: { ...barring, standing: 'to-be-named', units: [] } },
      everybody,
      ['18/provinsi'],
    ],
    [
      'is no namesake above of an owner who may not know',
      { owners: [{ officerId: 'petugas-1' }] },
      [{ ...one, unit: 'DISDIK' }, two, { ...province, officerId: 'petugas-1' }],
      ['18.09/petugas-2'],
    ],
  ])('%s', async (_, more, officers, expected) => {
    expect(await toldOf([left(1, more)], officers)).toEqual(expected);
  });

  it('is asked for by an alarm where nobody may be told, but not of practice', async () => {
    const satgas = theSatgas({ officers: [{ ...one, unit: 'DISDIK' }] });
    await expect(satgas.hearUnread(left(1))).rejects.toThrow('Nobody can be told');
    await satgas.hearUnread(left(1, { region: practiceRegion }));
  });

  it('is, of practice, who practises, by e-mail alone', async () => {
    const mail = anOfficer('latih-1', { region: practiceRegion, unit: 'BKPSDM' });
    const phone = { ...mail, officerId: 'latih-2', email: undefined };
    const nation = anOfficer('nasional', { region: 'ID', rung: 'national' });
    const satgas = theSatgas({ officers: [mail, phone, nation], regions: [practiceRegion] });
    await satgas.hearUnread(left(1, { region: practiceRegion, owners: [] }), ['email', 'sms']);
    await night(satgas);
    expect(satgas.sent).toMatchObject([{ channel: 'email', to: 'latih-1' }]);
  });
});

describe('nobody is told', () => {
  it('of what somebody of the satgas has seen meanwhile, in whatever order the events come', async () => {
    const satgas = theSatgas({ officers: everybody });
    await satgas.hearUnread(seen(left(1), mondayMorning + minuteMs));
    await satgas.hearUnread(left(1));
    await satgas.hearUnread(left(2));
    await satgas.hearUnread(seen(left(2), mondayMorning + minuteMs));
    await night(satgas);
    expect(satgas.sent).toEqual([]);
    expect([...satgas.deliveries.values()].map(({ reason }) => reason)).toEqual([
      'seen-meanwhile',
      'seen-meanwhile',
    ]);
  });

  it('of what was written before the case was closed, but of what was written after it was seen', async () => {
    const { caseKey, caseNumber } = left(1).data;
    const moved = { move: 'close', from: 'decided', to: 'closed', version: 3 };
    const satgas = theSatgas({ officers: everybody });
    for (const n of [1, 2]) await satgas.hearUnread(left(n));
    await satgas.hearUnread({
      data: { ...moved, caseKey, caseNumber, region, at: mondayMorning + 1 },
    });
    await satgas.hearUnread(seen(left(2), mondayMorning + 1));
    await satgas.hearUnread(left(2, { leftAt: mondayMorning + 2 }));
    await night(satgas);
    expect(satgas.sent).toHaveLength(1);
    expect(satgas.sent[0]?.text).not.toContain('LP-1 ');
    expect(satgas.sent[0]?.text).toContain('LP-2 ');
  });

  it('who came into conflict while it waited', async () => {
    const officers = [{ ...one }, chair];
    const satgas = theSatgas({ officers });
    await satgas.hearUnread(left(1));
    await satgas.hearUnread(left(2, { barring: { ...barring, units: ['DINKES'] } }));
    Object.assign(officers[0] ?? {}, { unit: 'DISDIK' });
    await night(satgas);
    expect(satgas.sent[0]?.text).not.toContain('LP-1 ');
    expect(satgas.sent[0]?.text).toContain('LP-2 ');
  });
});
