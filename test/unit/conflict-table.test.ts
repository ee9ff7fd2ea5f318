import { describe, expect, it } from '@jest/globals';
import { reportReceived } from '../../events/report-received.ts';
import { settleUnit, type SaidOfPeople } from '../../functions/reports/intake/settle-unit.ts';
import { mayRead } from '../../functions/reports/case-access.ts';
import { linkTag, whoMayKnow } from '../../functions/satgas/alerts/who-may-know.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { servedRegion } from '../../shared/campaign.ts';
import { aReportReceived, anOfficer } from '../support/builders.ts';
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
  anOfficer('diskominfo', { unit: 'DISKOMINFO', name: 'Nirwana Tegineneng' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA', name: 'Hasbullah Tataanraja' }),
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
  DISKOMINFO: ['diskominfo'],
};
const whoServesWith = (code: string): string[] => concerned[code] ?? [];
/** Cases do not know whose chair somebody's is before the roll is wired: there only the chair is kept away by these. */
const whoServesWithAt = (door: string, code: string): string[] =>
  door === 'cases' && ['BAG-UMUM', 'SETWAN'].includes(code) ? ['ketua'] : whoServesWith(code);

type Kind = {
  says: (unit: string) => SaidOfPeople;
  /** Who must not know, besides those whom the unit concerns. */
  also?: string[];
};

const stranger = 'Sutrisna Contoh';
/** Who is accused, and what their report says of them, given a way to write a unit. */
const kinds: Record<string, Kind> = {
  'somebody of the unit': { says: (unit) => ({ accusedName: stranger, accusedUnit: unit }) },
  'an officer by name, without a unit': {
    says: () => ({ accusedName: 'ANDRI WAYRATNA, S.Sos' }),
    also: ofRegion,
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

/** Names are compared once the roll of officers is wired (decision 0025). */
const notCompared = { names: [], isLikely: false };

/** Who comes to know of a report by any door, on the whole ladder. */
const whoKnows = async (said: SaidOfPeople): Promise<Record<string, string[]>> => {
  const { barring, accusedUnitCode } = settleUnit(pesawaran, said, notCompared);
  const line = theSatgas({ officers: satgas });
  const event = aReportReceived({ severity: 5, accusedUnit: accusedUnitCode, barring });
  expect(JSON.stringify(reportReceived.parse(event))).not.toMatch(/sutrisna|andri|hasbul|ratu/i);
  await line.open(event);
  await line.pass(60);
  const alert = line.alert();
  if (!alert) throw new Error('No alert was opened');
  const asker = (one: Officer) => ({
    ...{ personId: one.officerId, region: one.region, unit: one.unit },
    role: 'officer' as const,
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
      .filter((one) => mayRead(asker(one), { region: '18.09', accusedUnitCode, barring }))
      .map(idOf),
  };
  return byDoor;
};

describe.each(Object.entries(kinds))('a report about %s', (name, { says, also = [] }) => {
  it.each(unitSpellings)('written %j reaches nobody whom it concerns (%s)', async (unit, code) => {
    const known = await whoKnows(says(unit));
    const isOfUnit = !name.includes('another region') && says(unit).accusedUnit !== undefined;
    for (const [door, who] of Object.entries(known)) {
      const mustNot = new Set([...also, ...(isOfUnit ? whoServesWithAt(door, code) : [])]);
      expect({ door, who: who.filter((id) => mustNot.has(id)) }).toEqual({ door, who: [] });
    }
    // Never in silence.
    expect(known['telling']?.length).toBeGreaterThan(0);
  });
});

describe('a report about somebody of a unit nobody else serves in', () => {
  it('reaches the region: what fails closed must not close by itself', async () => {
    const known = await whoKnows({ accusedName: stranger, accusedUnit: 'Dukcapil' });
    expect(known['telling']).toEqual(everybody);
    expect(known['cases']).toEqual(everybody);
  });
});
