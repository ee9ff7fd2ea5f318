import { momentOf } from '../../../shared/calendar/dates.ts';
import { servedRegion, type Campaign, type PledgeText } from '../../../shared/campaign.ts';
import {
  deskKind,
  type Fields,
  type Place,
  type Preview,
  type Upon,
} from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { pledgeTextsKind } from '../../../shared/decrees/kinds/pledge-texts.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { textFor } from '../../../shared/pledging.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { Ceremony } from '../ceremonies/ceremony.ts';
import { pledgeTextHash } from '../register/pledge-text.ts';
import { textQuestions } from './text-questions.ts';
import { textWords as words } from './words.ts';

/** A text without the day it begins, which is the decree's. */
export type Text = Omit<PledgeText, 'validFrom'>;

type Needs = {
  ceremonies: { list: (region: string) => Promise<Pick<Ceremony, 'state' | 'heldAt'>[]> };
  pledged: (region: string) => Promise<number | undefined>;
  now: () => number;
};

const lookMs = 10_000;

/** The words sworn: the kind, whole. A decree is the next version. */
export const pledgeTexts = (needs: Needs) =>
  deskKind({
    ...pledgeTextsKind,
    address: '/v1/decrees/pledge-texts',
    words,
    ofNationOnly: true,
    stays: true,
    questions: textQuestions,
    read: readText,
    fieldsOf: ({ opening, points, closing, regions = [] }) => ({
      ...{ opening: opening.id, closing: closing.id },
      points: points.map(({ id }) => id).join('\n'),
      ...{ openingEn: opening.en, closingEn: closing.en },
      pointsEn: points.map(({ en }) => en).join('\n'),
      regions: regions.join('\n'),
    }),
    present: (campaign) => newest(campaign, needs.now()),
    says: saysText,
    check,
    preview: (text, place) => preview(needs, text, place),
  });

/** The text sworn now where none is kept to a region; before the first, that one. */
const newest = (campaign: Campaign, now: number): Text => {
  const everywhere = { code: '', zone: 'Asia/Jakarta' } as const;
  const text = textFor(campaign, everywhere, now) ?? campaign.pledgeTexts[0];
  if (!text) throw new Error('A campaign has at least one text');
  const { version, sha256, regions, opening, points, closing } = text;
  return { version, sha256, ...(regions && { regions }), opening, points, closing };
};

const linesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(tidyText)
    .filter((line) => line !== '');

const readText = (
  fields: Fields,
  { campaign, held }: Upon,
): { value: Text; errors: FieldError[] } => {
  const of = (name: string) => tidyText(fields[name] ?? '');
  const points = linesIn(fields['points'] ?? '');
  const english = linesIn(fields['pointsEn'] ?? '');
  const regions = linesIn((fields['regions'] ?? '').replaceAll(',', '\n'));
  const errors = ['opening', 'points', 'closing', 'openingEn', 'closingEn'].flatMap((field) =>
    of(field).length < 2 ? [{ field, reason: 'too-short' }] : [],
  );
  if (points.length !== english.length || points.length > 10)
    errors.push({ field: 'pointsEn', reason: 'points-differ' });
  if (regions.some((code) => !servedRegion(campaign, code)))
    errors.push({ field: 'regions', reason: 'unknown-region' });
  const said = {
    opening: { id: of('opening'), en: of('openingEn') },
    points: points.map((id, n) => ({ id, en: english[n] ?? id })),
    closing: { id: of('closing'), en: of('closingEn') },
  };
  const value = {
    ...{ version: nextVersion(campaign, held), sha256: pledgeTextHash(said) },
    ...(regions.length > 0 && { regions }),
    ...said,
  };
  return { value, errors };
};

/** After every version there is: of the release, and of what was agreed to a moment ago. */
const nextVersion = ({ pledgeTexts: known }: Campaign, held: Upon['held']): number =>
  Math.max(...known.map(({ version }) => version), ...(held?.holds ?? []).map(versionOf)) + 1;

const versionOf = ({ value }: { value: unknown }): number =>
  typeof value === 'object' && value !== null && 'version' in value ? Number(value.version) : 0;

const saysText = ({ version, sha256, regions, opening, points, closing }: Text): Words[] => [
  opening,
  ...points.map(({ id, en }, n) => ({ id: `${n + 1}. ${id}`, en: `${n + 1}. ${en}` })),
  closing,
  words.version(version, sha256),
  ...(regions ? [words.only(regions)] : []),
];

const check = (text: Text, { campaign, validFrom, now }: Place): FieldError[] => {
  const same = campaign.pledgeTexts.find(
    ({ sha256, version }) => sha256 === text.sha256 && version !== text.version,
  );
  if (same)
    return [{ field: 'points', reason: 'same-words', facts: { version: String(same.version) } }];
  // The east of the country is the first to see a day: nowhere has anybody sworn by these words.
  return momentOf(validFrom, 'Asia/Jayapura') <= now
    ? [{ field: 'validFrom', reason: 'text-from-tomorrow' }]
    : [];
};

const preview = async (needs: Needs, text: Text, place: Place): Promise<Preview> => {
  const { campaign, from } = place;
  const concerned = campaign.regions.filter(({ code }) => text.regions?.includes(code) ?? true);
  const until = needs.now() + lookMs;
  const seen = { planned: 0, pledged: 0, looked: 0 };
  await eachOf(concerned, { atOnce: 8 }, async ({ code }) => {
    if (needs.now() > until) return;
    const [held, pledged] = await Promise.all([needs.ceremonies.list(code), needs.pledged(code)]);
    seen.planned += held.filter(({ state, heldAt }) => state === 'open' && heldAt >= from).length;
    seen.pledged += pledged ?? 0;
    seen.looked += 1;
  });
  return {
    facts: [
      words.version(text.version, text.sha256),
      counted(concerned.length, words.concerns.id, words.concerns.en),
      counted(seen.planned, words.planned.id, words.planned.en),
      counted(seen.pledged, words.stay.id, words.stay.en),
    ],
    complete: seen.looked === concerned.length,
  };
};
