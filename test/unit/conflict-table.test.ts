import { describe, expect, it } from '@jest/globals';
import { reportReceived } from '../../events/report-received.ts';
import { compareNames } from '../../functions/reports/intake/compare-names.ts';
import { settleUnit, type SaidOfPeople } from '../../functions/reports/intake/settle-unit.ts';
import { mayRead } from '../../functions/reports/case-access.ts';
import { servingBy, type RollEntry } from '../../functions/reports/roll/roll.ts';
import { linkTag, whoMayKnow } from '../../functions/satgas/alerts/who-may-know.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { servedRegion } from '../../shared/campaign.ts';
import { aReportReceived, anOfficer, likenessKey } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { theSatgas } from '../support/memory-satgas.ts';
import { unitSpellings } from '../support/unit-spellings.ts';

const pesawaran = servedRegion(demoCampaign(), '18.09');
if (!pesawaran) throw new Error('Pesawaran is not served');
const school = 'SDN-1-GEDONGTATAAN';

const satgas: Officer[] = [
  anOfficer('inspektorat', { unit: 'INSPEKTORAT', name: 'Meiliana Ratulangga' }),
  anOfficer('bkpsdm', { unit: 'BKPSDM', name: 'Andri Wayratna' }),
  anOfficer('disdik', { unit: 'DISDIK', name: 'Suwarni Kedondong' }),
  anOfficer('sekolah', { unit: school, name: 'Parwoto Negerikaton' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA', name: 'Hasbullah Tataanraja' }),
  anOfficer('admin', { rung: 'admin', unit: 'DISKOMINFO', name: 'Nirwana Tegineneng' }),
  anOfficer('provinsi', {
    ...{ rung: 'province', region: '18', unit: undefined, name: 'Ratu Intansari' },
  }),
  anOfficer('nasional', {
    ...{ rung: 'national', region: 'ID', unit: undefined, name: 'Maria Nusawardani' },
  }),
];
const ofRegion = satgas.filter(({ region }) => region === '18.09').map(idOf);
const everybody = satgas.map(idOf);
function idOf({ officerId }: Officer): string {
  return officerId;
}

/** Who must not know of a report on a unit, written down by hand: whoever serves in, above or below it. */
const concerned: Record<string, string[]> = {
  INSPEKTORAT: ['inspektorat'],
  'IRBAN-2': ['inspektorat'],
  BKPSDM: ['bkpsdm'],
  DISDIK: ['disdik', 'sekolah'],
  [school]: ['disdik', 'sekolah'],
  'SMPN-1-PESAWARAN': ['disdik'],
  // The chair is of the secretariat, and nobody of the region is asked past them.
  ...Object.fromEntries(['SEKDA', 'BAG-UMUM', 'SETWAN', 'KDH'].map((code) => [code, ofRegion])),
  DISKOMINFO: ['admin'],
};
const whoServesWith = (code: string): string[] => concerned[code] ?? [];
type Kind = {
  says: (unit: string) => SaidOfPeople;
  /** Who must not know, besides those whom the unit concerns. */
  also?: string[];
};

const stranger = 'Sutrisna Contoh';
/** Who is accused, and what their report says of them, given a way to write a unit. */
const kinds: Record<string, Kind> = {
  'somebody of the unit': { says: (unit) => ({ accusedName: stranger, accusedUnit: unit }) },
  'an officer by name, said to be of the unit': {
    says: (unit) => ({ accusedName: 'Pak Andri', accusedUnit: unit }),
    also: ofRegion,
  },
  'an officer by name, without a unit': {
    says: () => ({ accusedName: 'ANDRI WAYRATNA, S.Sos' }),
    also: ofRegion,
  },
  'the chair by name': {
    says: (unit) => ({ accusedName: 'H. Hasbulah', accusedUnit: unit }),
    also: ofRegion,
  },
  'an admin by name': {
    says: (unit) => ({ accusedName: 'Nirwana', accusedUnit: unit }),
    also: ofRegion,
  },
  'somebody of the province by name': {
    says: (unit) => ({ accusedName: 'Ibu Ratu', accusedUnit: unit }),
    also: [...ofRegion, 'provinsi'],
  },
  'a superior by title': {
    says: (unit) => ({ accusedName: 'Bapak Wakil Bupati', accusedUnit: unit }),
    also: ofRegion,
  },
  'a school beside the unit': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit}; SDN 1 Gedong Tataan` }),
    also: whoServesWith(school),
  },
  'a part of an officer’s unit beside the unit': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `Irban II / ${unit}` }),
    also: whoServesWith('IRBAN-2'),
  },
  'nobody but a link': { says: () => ({}), also: ofRegion },
  'somebody of a unit of another region': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit} Kota Pasuruan` }),
    also: ofRegion,
  },
  'somebody of a unit with a slip of the pen': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit.slice(0, -1)}q` }),
    also: ofRegion,
  },
  'somebody of the unit, whom a named officer is a friend of': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: unit, keepFrom: 'Bu Meiliana' }),
    also: ofRegion,
  },
  'somebody of the unit, whom a named office is a friend of': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: unit, keepFrom: 'kantor BKD' }),
    also: ['bkpsdm'],
  },
};

const roll: RollEntry[] = satgas.map(({ nameMarks: names, region, officerId, rung, unit }) => ({
  ...{ region, officerId, rung, unit, names },
  ...{ active: true, order: '0' },
}));
const compare = compareNames({
  roll: { listOf: (of) => Promise.resolve(roll.filter(({ region }) => of.includes(region))) },
  likenessKey: () => Promise.resolve(likenessKey),
});

/** Who comes to know of a report by any door, on the whole ladder. */
const whoKnows = async (said: SaidOfPeople): Promise<Record<string, string[]>> => {
  const compared = await compare('18.09', [said.accusedName, said.keepFrom]);
  const { barring, accusedUnitCode } = settleUnit(pesawaran, said, compared);
  const line = theSatgas({ officers: satgas });
  const event = aReportReceived({ severity: 5, accusedUnit: accusedUnitCode, barring });
  expect(JSON.stringify(reportReceived.parse(event))).not.toMatch(/sutrisna|andri|hasbul|ratu/i);
  await line.open(event);
  await line.pass(60);
  const alert = line.alert();
  if (!alert) throw new Error('No alert was opened');
  const asker = (one: Officer) => ({
    ...{ personId: one.officerId, region: one.region, unit: one.unit },
    role: one.rung === 'admin' ? ('admin' as const) : ('officer' as const),
  });
  const byDoor = {
    telling: [...new Set(line.sent.map(({ to }) => to))],
    link: satgas
      .filter((one) => whoMayKnow(alert, { door: 'link', officerTag: linkTag(one) }, satgas))
      .map(idOf),
    alerts: satgas
      .filter((one) => whoMayKnow(alert, { door: 'sign-in', person: asker(one) }, satgas))
      .map(idOf),
    cases: satgas
      .filter((one) => {
        const serving = servingBy(asker(one), roll);
        return serving && mayRead(serving, { region: '18.09', accusedUnitCode, barring });
      })
      .map(idOf),
  };
  return byDoor;
};

describe.each(Object.entries(kinds))('a report about %s', (name, { says, also = [] }) => {
  it.each(unitSpellings)('written %j reaches nobody whom it concerns (%s)', async (unit, code) => {
    const known = await whoKnows(says(unit));
    const isOfUnit = !name.includes('another region') && says(unit).accusedUnit !== undefined;
    const mustNot = new Set([...also, ...(isOfUnit ? whoServesWith(code) : [])]);
    for (const [door, who] of Object.entries(known))
      expect({ door, who: who.filter((id) => mustNot.has(id)) }).toEqual({ door, who: [] });
    // Never in silence.
    expect(known['telling']?.length).toBeGreaterThan(0);
  });
});

describe('a report about somebody of a unit nobody else serves in', () => {
  it('reaches the region: what fails closed must not close by itself', async () => {
    const known = await whoKnows({ accusedName: stranger, accusedUnit: 'Dukcapil' });
    expect(known['telling']).toEqual(everybody.filter((id) => id !== 'admin'));
    expect(known['cases']).toEqual(everybody.filter((id) => id !== 'admin'));
  });
});
