import { dayOf } from '../../../shared/calendar/dates.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import {
  deskKind,
  type Fields,
  type Place,
  type Preview,
} from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { everyCase, type ReadQueue } from '../cases/case-queue.ts';
import { authorityNames } from '../cases/pages/case-words.ts';
import { dayInForce, lawZone } from '../law/day-in-force.ts';
import type { Catalogue } from '../law/editions.ts';
import {
  authorities,
  authorityOnDay,
  successionFault,
  successorBounds as bounds,
  successorsShape,
  type NewSuccessor,
} from '../law/successors.ts';
import { authorityWords as words } from './authority-words.ts';

type Needs = { catalogue: Catalogue; readQueue: ReadQueue; now: () => number };

const lookMs = 10_000;

/** Who takes the place of an authority, of the whole nation: the kind, whole. */
export const succeededAuthorities = (needs: Needs) =>
  deskKind({
    kind: 'authorities',
    address: '/v1/decrees/authorities',
    words,
    ofNationOnly: true,
    stays: true,
    value: successorsShape,
    questions: questions(),
    read: readSuccessor,
    fieldsOf: ([one]) => {
      if (!one) return {};
      const { of, name, short, source } = one;
      return { of, name: name.id, nameEn: name.en, short, source };
    },
    // Who holds each place is shown by `standing`: a form begins empty.
    present: () => [],
    standing: () => standing(needs),
    says: (all) => all.map(says),
    check: ([one], place) => (one ? check(needs, one, place) : []),
    preview: async ([one], place) =>
      one ? preview(needs, one, place) : { facts: [], complete: false },
  });

type TextName = 'name' | 'nameEn' | 'short' | 'source';

const text = (name: TextName, [, maxLength]: readonly [number, number]): Question => ({
  name,
  kind: 'text',
  group: 'decree',
  required: name === 'nameEn' ? 'never' : 'always',
  maxLength,
  label: words[name],
  hint: words[`${name}Hint`],
});

const questions = (): Question[] => [
  {
    name: 'of',
    kind: 'select',
    group: 'decree',
    required: 'always',
    label: words.of,
    options: authorities.map((value) => ({ value, label: authorityNames[value] })),
  },
  text('name', bounds.name),
  text('nameEn', bounds.name),
  text('short', bounds.short),
  text('source', bounds.source),
];

const readSuccessor = (fields: Fields): { value: NewSuccessor[]; errors: FieldError[] } => {
  const of = authorities.find((one) => one === fields['of']);
  const [id, short, source] = ['name', 'short', 'source'].map((name) =>
    tidyText(fields[name] ?? ''),
  ) as [string, string, string];
  const nameEn = tidyText(fields['nameEn'] ?? '');
  const wrong = (said: string, [least, most]: readonly [number, number], field: string) =>
    said.length < least || said.length > most ? [{ field, reason: `authority-${field}` }] : [];
  const errors = [
    ...(of ? [] : [{ field: 'of', reason: 'required' }]),
    ...wrong(id, bounds.name, 'name'),
    ...(nameEn === '' ? [] : wrong(nameEn, bounds.name, 'nameEn')),
    ...wrong(short, bounds.short, 'short'),
    ...wrong(source, bounds.source, 'source'),
  ];
  return { value: of ? [{ of, name: { id, en: nameEn || id }, short, source }] : [], errors };
};

const holderOn = ({ successors }: Catalogue, of: NewSuccessor['of'], day: string): Words =>
  authorityOnDay(successors, of, { day, first: authorityNames[of] });

/** Who holds each place today, and since when where it was not always so. */
const standing = ({ catalogue, now }: Needs): Words[] => {
  const day = dayOf(now(), lawZone);
  return authorities.map((of) => {
    const { id, en } = holderOn(catalogue, of, day);
    return { id: `${of.toUpperCase()}: ${id}`, en: `${of.toUpperCase()}: ${en}` };
  });
};

const says = ({ of, name, short, source }: NewSuccessor): Words => ({
  id: `${authorityNames[of].id} → ${name.id} (${short}): ${source}`,
  en: `${authorityNames[of].en} → ${name.en} (${short}): ${source}`,
});

const check = ({ catalogue }: Needs, one: NewSuccessor, place: Place): FieldError[] => {
  const day = dayInForce({ validFrom: place.validFrom, agreedAt: place.now });
  const reason = successionFault(catalogue, one, day);
  if (!reason) return [];
  return [{ field: reason === 'later-successor' ? 'validFrom' : 'short', reason }];
};

/** Whom letters name from the day on, and how many open cases went to whoever held the place before; no case is named. */
const preview = async (
  { catalogue, readQueue, now }: Needs,
  { of, name, short }: NewSuccessor,
  { campaign, from }: Place,
): Promise<Preview> => {
  const day = dayOf(from, lawZone);
  const before = holderOn(catalogue, of, day);
  const until = now() + lookMs;
  const seen = { referred: 0, complete: true };
  await eachOf(campaign.regions, { atOnce: 8 }, async ({ code: region }) => {
    for await (const kept of everyCase(readQueue, { region, which: 'open' })) {
      if (now() > until) {
        seen.complete = false;
        return;
      }
      seen.referred += Number(kept.referredTo.includes(of));
    }
  });
  const line = (lang: 'id' | 'en') =>
    `${words.letters[lang]} ${formatDay(day, lang)}: ${before[lang]} → ${name[lang]} (${short}).`;
  const { id, en } = words.referred;
  return {
    facts: [{ id: line('id'), en: line('en') }, counted(seen.referred, id, en)],
    complete: seen.complete,
  };
};
