import { dayOf, isDay } from '../../../shared/calendar/dates.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import { deskKind, type Fields, type Place } from '../../../shared/decrees/desk-kind.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { ReadQueue } from '../cases/case-queue.ts';
import { dayInForce, lawZone } from '../law/day-in-force.ts';
import {
  changedRows,
  editionBounds,
  editionsShape,
  isLink,
  type NewEdition,
} from '../law/edition-change.ts';
import { categoriesOf, editionOn, type Catalogue } from '../law/editions.ts';
import { lineOf, readChanges, wrongLine } from './edition-lines.ts';
import { previewEdition } from './edition-preview.ts';
import { saysRow } from './edition-rows.ts';
import { editionWords as words } from './edition-words.ts';

type Needs = { catalogue: Catalogue; readQueue: ReadQueue; now: () => number };

/** Editions of the joint decree, of the whole nation: the kind, whole. */
export const decreeEditions = (needs: Needs) =>
  deskKind({
    kind: 'decree-editions',
    address: '/v1/decrees/decree-editions',
    words,
    ofNationOnly: true,
    stays: true,
    value: editionsShape,
    questions: questions(),
    read: readEdition,
    fieldsOf: ([edition]) => (edition ? fieldsOf(edition) : {}),
    // What holds is a whole catalogue, shown by `standing`: a form begins empty.
    present: () => [],
    standing: () => standing(needs),
    says: ([edition]) => (edition ? saysEdition(edition) : []),
    check: ([edition], place) => (edition ? check(needs, edition, place) : []),
    preview: async ([edition], place) =>
      edition ? previewEdition(needs, edition, place) : { facts: [], complete: false },
  });

const questions = () =>
  [
    {
      ...{ name: 'numbers', kind: 'text', group: 'decree', required: 'always' },
      ...{ maxLength: editionBounds.numbers, label: words.numbers, hint: words.numbersHint },
    },
    {
      ...{ name: 'name', kind: 'text', group: 'decree', required: 'always' },
      ...{ maxLength: editionBounds.name, label: words.name, hint: words.nameHint },
    },
    {
      ...{ name: 'decreedOn', kind: 'date', group: 'decree', required: 'always' },
      label: words.decreedOn,
    },
    {
      ...{ name: 'link', kind: 'url', group: 'decree', required: 'always' },
      ...{ maxLength: editionBounds.link, label: words.link, hint: words.linkHint },
    },
    {
      ...{ name: 'changes', kind: 'textarea', group: 'decree', required: 'never' },
      ...{ maxLength: 12_000, label: words.changes, hint: words.changesHint },
    },
  ] as const satisfies Parameters<typeof deskKind>[0]['questions'];

const readEdition = (fields: Fields): { value: NewEdition[]; errors: FieldError[] } => {
  const text = (field: string) => tidyText(fields[field] ?? '');
  const [numbers, title, link] = [text('numbers'), text('name'), text('link')];
  const decreedOn = text('decreedOn');
  const { changes, errors } = readChanges(fields['changes'] ?? '', decreedOn);
  const isText = (of: string, most: number) => of.length >= 3 && of.length <= most;
  const wrong: FieldError[] = [
    ...wrongIf(!isText(numbers, editionBounds.numbers), 'numbers', 'edition-numbers'),
    ...wrongIf(!isText(title, editionBounds.name), 'name', 'edition-name'),
    ...wrongIf(!isDay(decreedOn), 'decreedOn', 'not-a-date'),
    ...wrongIf(!isLink(link), 'link', 'edition-link'),
    ...errors,
  ];
  const name = { id: title, en: title };
  return { value: [{ numbers, name, decreedOn, link, changes }], errors: wrong };
};

const wrongIf = (isWrong: boolean, field: string, reason: string): FieldError[] =>
  isWrong ? [{ field, reason }] : [];

const fieldsOf = ({ numbers, name, decreedOn, link, changes }: NewEdition): Fields => ({
  ...{ numbers, name: name.id, decreedOn, link, changes: changes.map(lineOf).join('\n') },
});

/** The edition of today with each of its rows. */
const standing = ({ catalogue, now }: Needs): Words[] => {
  const edition = editionOn(catalogue, dayOf(now(), lawZone));
  if (!edition) return [];
  const { name, numbers } = edition;
  const title = { id: `${name.id} (${numbers})`, en: `${name.en} (${numbers})` };
  return [title, ...categoriesOf(catalogue, edition).map(saysRow)];
};

const saysEdition = ({ numbers, name, decreedOn, link, changes }: NewEdition): Words[] => {
  const head = (lang: 'id' | 'en') =>
    `${name[lang]} (${numbers}), ${words.signed[lang]} ${formatDay(decreedOn, lang)}: ${link}`;
  const lines = changes.map(lineOf).map((line) => ({ id: line, en: line }));
  return [{ id: head('id'), en: head('en') }, ...(lines.length > 0 ? lines : [words.sameRows])];
};

/** An edition is made of the one before it: its rows must be there, and none that begins later may rest on another. */
const check = ({ catalogue }: Needs, edition: NewEdition, { validFrom, now }: Place) => {
  const day = dayInForce({ validFrom, agreedAt: now });
  const before = editionOn(catalogue, day);
  const { faults } = changedRows(before ? categoriesOf(catalogue, before) : [], edition);
  const isNothing = edition.changes.length === 0 && edition.numbers === before?.numbers;
  const isBetween = catalogue.editions.some(({ validFrom: from = '' }) => from > day);
  return [
    ...wrongIf(edition.decreedOn > day, 'decreedOn', 'signed-after'),
    ...wrongIf(isBetween, 'validFrom', 'later-edition'),
    ...wrongIf(isNothing, 'numbers', 'changes-nothing'),
    ...faults.map(({ at, reason }) => wrongLine(at + 1, reason)),
  ];
};
