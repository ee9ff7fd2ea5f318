import { describe, expect, it } from '@jest/globals';
import { reportReceived } from '../../events/report-received.ts';
import { compareNames } from '../../functions/reports/intake/compare-names.ts';
import { settleUnit, type PeopleFields } from '../../functions/reports/intake/settle-unit.ts';
import { mayRead } from '../../functions/reports/case-access.ts';
import { servingBy, type RollEntry } from '../../functions/reports/roll/roll.ts';
import { linkTag, whoMayKnow } from '../../functions/satgas/alerts/who-may-know.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { servedRegion } from '../../shared/campaign.ts';
import { accusedKinds, school, stranger, whoMustNotKnow } from '../support/accused-kinds.ts';
import { aReportReceived, anOfficer, likenessKey } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { theSatgas } from '../support/memory-satgas.ts';
import { unitSpellings } from '../support/unit-spellings.ts';

const pesawaran = servedRegion(demoCampaign(), '18.09');
if (!pesawaran) throw new Error('Pesawaran is not served');

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
const everybody = satgas.map(idOf);
function idOf({ officerId }: Officer): string {
  return officerId;
}

const roll: RollEntry[] = satgas.map(({ nameMarks: names, region, officerId, rung, unit }) => ({
  ...{ region, officerId, rung, unit, names },
  ...{ active: true, order: '0' },
}));
const compare = compareNames({
  roll: { listOf: (of) => Promise.resolve(roll.filter(({ region }) => of.includes(region))) },
  likenessKey: () => Promise.resolve(likenessKey),
});

/** Who comes to know of a report by any door, on the whole ladder. */
const whoKnows = async (said: PeopleFields): Promise<Record<string, string[]>> => {
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

describe.each(Object.entries(accusedKinds))('a report about %s', (name, { says }) => {
  it.each(unitSpellings)('written %j reaches nobody whom it concerns (%s)', async (unit, code) => {
    const known = await whoKnows(says(unit));
    const mustNot = new Set<string>(whoMustNotKnow(name, [unit, code]));
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
