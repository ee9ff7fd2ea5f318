import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { Place, Preview } from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import type { UnitsThen } from '../../../shared/decrees/unit-decrees.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import { barredBy, everyUnit, nameOfUnit, unitsOf, type Unit } from '../../../shared/units.ts';
import type { Ceremony } from '../ceremonies/ceremony.ts';
import { unitFacts as facts } from './unit-words.ts';

/** What the pledge register has of a region's units. */
export type UnitCounts = {
  /** Published pledges by unit code, all multiples of five. */
  pledgedIn: (region: string) => Promise<ReadonlyMap<string, number>>;
  /** How many the roster expects, by unit code. */
  expectedIn: (region: string) => Promise<ReadonlyMap<string, number>>;
  ceremonies: { list: (region: string) => Promise<Pick<Ceremony, 'state' | 'units'>[]> };
};

/** Units of which a preview says one by one who is kept from reports about them; of the others, how many. */
const mostLines = 12;

/** What would follow: what belongs to the units that close, which names change, and who is kept from what then. */
export const previewUnits = async (
  { pledgedIn, expectedIn, ceremonies }: UnitCounts,
  { before, after }: UnitsThen,
  { scope }: Place,
): Promise<Preview> => {
  const known = new Map(everyUnit(before).map((unit) => [unit.code, unit]));
  const open = new Set(unitsOf(after).map(({ code }) => code));
  const closing = unitsOf(before).filter(({ code }) => !open.has(code));
  const added = everyUnit(after).filter(({ code }) => !known.has(code));
  const renamed = unitsOf(after).filter(({ code, name }) => {
    const was = known.get(code);
    return was !== undefined && was.name !== name;
  });
  const [pledged, expected, held] = await Promise.all([
    pledgedIn(scope),
    expectedIn(scope),
    ceremonies.list(scope),
  ]);
  const called = held.filter(({ state }) => state === 'open');
  const ofUnit = ({ code, name }: Unit): Words[] => [
    ...inUnit(name, pledged.get(code), facts.pledged),
    ...inUnit(name, expected.get(code), facts.expected),
    ...inUnit(name, called.filter(({ units }) => units.includes(code)).length, facts.ceremonies),
  ];
  return {
    facts: [
      ...some(added.length, facts.added),
      ...some(renamed.length, facts.renamed),
      ...some(closing.length, facts.closing),
      ...closing.flatMap(ofUnit),
      ...(closing.length > 0 ? [facts.officers] : []),
      ...barredLines(before, after),
    ],
    complete: true,
  };
};

type InNumbers = { id: (n: string) => string; en: (n: string) => string };
type InUnit = { id: (unit: string, n: string) => string; en: (unit: string, n: string) => string };

const some = (n: number, of: InNumbers): Words[] => (n > 0 ? [counted(n, of.id, of.en)] : []);

const inUnit = (unit: string, n = 0, of: InUnit): Words[] =>
  n > 0 ? [{ id: of.id(unit, numberText(n, 'id')), en: of.en(unit, numberText(n, 'en')) }] : [];

/** Of which units it changes who is kept from a report about them, and how. */
const barredLines = (before: CampaignRegion, after: CampaignRegion): Words[] => {
  const known = new Set(everyUnit(before).map(({ code }) => code));
  const changed = everyUnit(after).flatMap(({ code }) => {
    if (!known.has(code)) return [];
    const [was, is] = [barredBy(before, [code]).units, barredBy(after, [code]).units];
    const more = is.filter((other) => !was.includes(other));
    const fewer = was.filter((other) => !is.includes(other));
    return more.length + fewer.length > 0 ? [{ code, more, fewer }] : [];
  });
  const named = (codes: readonly string[]) =>
    codes.map((code) => nameOfUnit(after, code)).join(', ');
  const line = (code: string, codes: readonly string[], of: InUnit): Words[] =>
    codes.length === 0
      ? []
      : [
          {
            id: of.id(nameOfUnit(after, code), named(codes)),
            en: of.en(nameOfUnit(after, code), named(codes)),
          },
        ];
  return [
    ...changed
      .slice(0, mostLines)
      .flatMap(({ code, more, fewer }) => [
        ...line(code, fewer, facts.fewer),
        ...line(code, more, facts.more),
      ]),
    ...some(Math.max(0, changed.length - mostLines), facts.moreLines),
    ...(changed.length > 0 ? [facts.stored] : []),
  ];
};
