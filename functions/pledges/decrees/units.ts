import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import { deskKind, type Place, type Preview } from '../../../shared/decrees/desk-kind.ts';
import { regionUnitsKind } from '../../../shared/decrees/kinds/region-units.ts';
import {
  faultError,
  mostOfRegion,
  sizeWith,
  unitsThen,
  type UnitsThen,
} from '../../../shared/decrees/unit-decrees.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { sharedSpellings } from '../../../shared/unit-spellings.ts';
import type { UnitChange } from '../../../shared/unit-changes.ts';
import { nameOfUnit, type ClosedUnit, type Unit } from '../../../shared/units.ts';
import { changesField as field, readChanges } from './unit-lines.ts';
import { previewUnits, type UnitCounts } from './unit-preview.ts';
import { unitWords as words } from './unit-words.ts';

type Needs = UnitCounts & {
  /** A region as the release has it: all decrees of it are laid upon that. */
  released: (code: string) => CampaignRegion | undefined;
};

/** The units of a region: the kind, whole. A decree is a list of changes. */
export const regionUnits = (needs: Needs) =>
  deskKind({
    ...regionUnitsKind,
    address: '/v1/decrees/units',
    words,
    ofRegionsOnly: true,
    changesPart: true,
    stays: true,
    questions: [
      {
        ...{ name: field, kind: 'textarea', group: 'decree', required: 'always' },
        ...{ maxLength: 8000, label: words.lines, hint: words.linesHint },
      },
    ],
    read: readChanges,
    fieldsOf: () => ({}),
    present: (): UnitChange[] => [],
    standing,
    says: (changes) => changes.map(saysChange),
    check: (changes, place) => check(needs, changes, place),
    preview: async (changes, place): Promise<Preview> => {
      const then = thenOf(needs, changes, place);
      return then ? previewUnits(needs, then, place) : { facts: [], complete: false };
    },
  });

const thenOf = (
  { released }: Needs,
  changes: readonly UnitChange[],
  { scope, held, validFrom, now }: Place,
): UnitsThen | undefined => {
  const region = released(scope);
  return region && unitsThen(region, held, { changes, validFrom, now });
};

const check = (needs: Needs, changes: UnitChange[], place: Place): FieldError[] => {
  const then = thenOf(needs, changes, place);
  if (!then) return [{ field, reason: 'unknown-region' }];
  const { before, after, fault, breaks } = then;
  if (fault) return [faultError(field, fault)];
  if (breaks !== undefined)
    return [{ field, reason: 'change-breaks-later', facts: { day: breaks } }];
  if (sizeWith(place.held, changes) > mostOfRegion) return [{ field, reason: 'units-full' }];
  const known = new Set(sharedSpellings(before).map(({ spelling }) => spelling));
  return sharedSpellings(after)
    .filter(({ spelling }) => !known.has(spelling))
    .slice(0, 5)
    .map(({ spelling, codes }) => ({
      ...{ field, reason: 'unit-name-shared' },
      facts: { name: spelling, codes: codes.join(', ') },
    }));
};

/** The units there are, as lines. */
const standing = (campaign: Campaign, scope: string): Words[] => {
  const region = servedRegion(campaign, scope);
  if (!region) return [];
  const { units, otherUnits = [], closedUnits = [] } = region;
  return [
    ...units.map((unit) => saysUnit(unit)),
    ...otherUnits.map((unit) => saysUnit(unit, words.reportsOnly)),
    ...closedUnits.map((unit) => saysClosed(region, unit)),
  ];
};

const both = (line: (lang: 'id' | 'en') => string): Words => ({ id: line('id'), en: line('en') });

const saysUnit = (unit: Unit, more?: Words): Words =>
  both((lang) => {
    const above = aboveText(unit);
    const remarks = [
      ...(above === '' ? [] : [`${words.under[lang]} ${above}`]),
      ...(unit.isLeadership ? [words.leads[lang]] : []),
      ...(more ? [more[lang]] : []),
    ];
    return `${unit.code}: ${unit.name}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
  });

const aboveText = ({ partOf, superiors = [] }: Pick<Unit, 'partOf' | 'superiors'>): string =>
  [partOf, ...superiors].filter((code) => code !== undefined).join(', ');

const saysClosed = (region: CampaignRegion, { code, name, movedTo }: ClosedUnit): Words =>
  both((lang) => {
    const heir = movedTo && `; ${words.movedTo[lang]} ${nameOfUnit(region, movedTo)}`;
    return `${code}: ${name} (${words.closed[lang]}${heir ?? ''})`;
  });

const saysChange = (change: UnitChange): Words =>
  both((lang) => `${words.verbs[change.is][lang]} ${change.code}${restOf(change, lang)}`);

const restOf = (change: UnitChange, lang: 'id' | 'en'): string => {
  if (change.is === 'rename') return `: ${change.name}`;
  if (change.is === 'also-called') return `: ${change.otherNames.join('; ')}`;
  if (change.is === 'under') return `: ${aboveText(change) || words.byOneself[lang]}`;
  if (change.is === 'close')
    return change.movedTo === undefined ? '' : `; ${words.movedTo[lang]} ${change.movedTo}`;
  const above = aboveText(change);
  const { otherNames = [], reportsOnly } = change;
  return [
    `: ${change.name}`,
    ...(above === '' ? [] : [`${words.under[lang]} ${above}`]),
    ...(otherNames.length > 0 ? [`${words.alsoCalled[lang]} ${otherNames.join('; ')}`] : []),
    ...(reportsOnly ? [words.reportsOnly[lang]] : []),
  ].join(' | ');
};
