import { dayOf } from '../../../shared/calendar/dates.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import {
  deskKind,
  type Fields,
  type Place,
  type Preview,
} from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { englishCount, numberText } from '../../../shared/page/number-text.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { decreedDays, type CalendarStore } from '../calendar/calendar-store.ts';
import type { ReadQueue } from '../cases/case-queue.ts';
import { stepWords } from '../cases/pages/case-words.ts';
import { movesBy, type Moved } from '../decrees/moved-deadlines.ts';
import { movedWords, overdueWords, words as dayWords } from '../decrees/words.ts';
import { ruleFor, shippedRules, type DeadlineLaw, type LawRule } from '../law/deadline-rules.ts';
import { holidayCalendar } from '../law/holidays.ts';
import {
  appliesTo,
  clocks,
  ruleBounds,
  ruleChangesShape,
  ruleName,
  shippedLike,
  withChange,
  type RuleChange,
} from '../law/rule-change.ts';
import { appliesWords, clockWords, ruleWords as words } from './words.ts';

type Needs = {
  law: DeadlineLaw;
  years: Pick<CalendarStore, 'list'>;
  readQueue: ReadQueue;
  now: () => number;
};

/** How long deadlines are, of the whole nation: the kind, whole. */
export const deadlineRules = (needs: Needs) =>
  deskKind({
    kind: 'deadline-rules',
    address: '/v1/decrees/deadline-rules',
    words,
    ofNationOnly: true,
    stays: true,
    value: ruleChangesShape,
    questions: questions(),
    read: readChange,
    fieldsOf: ([change]) => ({ ...(change && { rule: ruleName(change) }) }),
    present: () => present(needs),
    says: (changes) => changes.map(saysChange),
    check: ([change]) => (change ? check(needs, change) : []),
    preview: (changes, place) => preview(needs, changes, place),
  });

const questions = () =>
  [
    {
      ...{ name: 'rule', kind: 'select', group: 'decree', required: 'always' },
      label: words.rule,
      options: shippedRules().map((rule) => ({ value: ruleName(rule), label: nameOf(rule) })),
    },
    {
      ...{ name: 'amount', kind: 'text', group: 'decree', required: 'always' },
      ...{ inputMode: 'numeric', maxLength: 3, label: words.amount, hint: words.amountHint },
    },
    {
      ...{ name: 'clock', kind: 'select', group: 'decree', required: 'always' },
      ...{ label: words.clock, hint: words.clockHint },
      options: clocks.map((value) => ({ value, label: clockWords[value] })),
    },
    {
      ...{ name: 'source', kind: 'text', group: 'decree', required: 'always', maxLength: 300 },
      ...{ label: words.source, hint: words.sourceHint },
    },
    {
      ...{ name: 'applies', kind: 'radio', group: 'decree', required: 'always' },
      label: words.applies,
      options: appliesTo.map((value) => ({ value, label: appliesWords[value] })),
    },
  ] as const satisfies Parameters<typeof deskKind>[0]['questions'];

const readChange = (fields: Fields): { value: RuleChange[]; errors: FieldError[] } => {
  const like = shippedRules().find((rule) => ruleName(rule) === fields['rule']);
  const clock = clocks.find((one) => one === fields['clock']);
  const applies = appliesTo.find((one) => one === fields['applies']);
  const source = tidyText(fields['source'] ?? '');
  const amount = /^\d{1,3}$/.test(fields['amount'] ?? '') ? Number(fields['amount']) : 0;
  const most = clock === 'calendar-hours' ? ruleBounds.hours : ruleBounds.days;
  const errors: FieldError[] = [
    ...wrongIf(!like, 'rule', 'required'),
    ...wrongIf(!clock, 'clock', 'required'),
    ...wrongIf(!applies, 'applies', 'required'),
    ...wrongIf(source.length < 5 || source.length > 300, 'source', 'required'),
    ...wrongIf(amount < 1 || amount > most, 'amount', 'deadline-out-of-bounds'),
    ...wrongIf(
      clock === 'calendar-hours' && like?.clock !== 'calendar-hours',
      'clock',
      'not-in-hours',
    ),
  ];
  if (!like || !clock || !applies) return { value: [], errors };
  const { step, election } = like;
  return {
    value: [{ step, ...(election && { election }), clock, amount, source, applies }],
    errors,
  };
};

const wrongIf = (isWrong: boolean, field: string, reason: string): FieldError[] =>
  isWrong ? [{ field, reason }] : [];

/** The rules in force today, each as if somebody had asked for it. */
const present = ({ law, now }: Needs): RuleChange[] => {
  const onDate = dayOf(now(), 'Asia/Jakarta');
  return shippedRules().map((like) => {
    const { clock, amount, source } = inForceLike(law, like, onDate);
    const { step, election } = like;
    return { step, ...(election && { election }), clock, amount, source, applies: 'new' };
  });
};

const inForceLike = (law: DeadlineLaw, { step, election }: LawRule, onDate: string): LawRule =>
  ruleFor(law, step, { kind: election ?? 'pilkada', onDate });

/** A rule that says what holds already changes nothing, and its history would mislead. */
const check = ({ law, now }: Needs, change: RuleChange): FieldError[] => {
  const like = shippedLike(change);
  if (!like) return [{ field: 'rule', reason: 'required' }];
  const { clock, amount, source } = inForceLike(law, like, dayOf(now(), 'Asia/Jakarta'));
  const isSame = clock === change.clock && amount === change.amount && source === change.source;
  return isSame && change.applies === 'new' ? [{ field: 'amount', reason: 'changes-nothing' }] : [];
};

const nameOf = ({ step, election }: Pick<LawRule, 'step' | 'election'>): Words => {
  const of = election ? ` (${election === 'pilkada' ? 'Pilkada' : 'Pemilu'})` : '';
  return { id: `${stepWords[step].id}${of}`, en: `${stepWords[step].en}${of}` };
};

const saysChange = (change: RuleChange): Words => {
  const { amount, clock, source, applies } = change;
  const unit = clockWords[clock];
  const line = (lang: 'id' | 'en') => {
    const which = applies === 'running' ? ` – ${appliesWords.running[lang]}` : '';
    const long = {
      id: `${numberText(amount, 'id')} ${unit.id}`,
      en: englishCount(amount, unit.en.slice(0, -1), unit.en),
    }[lang];
    return `${nameOf(change)[lang]}: ${long} (${source})${which}`;
  };
  return { id: line('id'), en: line('en') };
};

const preview = async (
  needs: Needs,
  changes: RuleChange[],
  { campaign, from }: Place,
): Promise<Preview> => {
  const day = dayOf(from, 'Asia/Jakarta');
  let { rules } = needs.law;
  for (const change of changes) rules = withChange(rules, change, day);
  const calendar = holidayCalendar(await decreedDays(needs.years));
  const { readQueue, now } = needs;
  const moves = await movesBy({ campaign, readQueue, now })({
    ...{ campaign, calendar, law: { rules }, mark: 'preview' },
  });
  return { facts: factsOf(moves), complete: moves.complete };
};

const factsOf = ({ moved, looked, overdue, first }: Moved): Words[] => [
  movedWords(moved, looked),
  ...(overdue > 0 ? [overdueWords(overdue)] : []),
  ...first.map(({ step, from, to, cases }) => {
    const day = (date: string | null, lang: 'id' | 'en') =>
      date === null ? dayWords.noDeadline[lang] : formatDay(date, lang);
    const of = (lang: 'id' | 'en') => (step === null ? '' : ` (${stepWords[step][lang]})`);
    return counted(
      cases,
      (n) => `${day(from, 'id')} → ${day(to, 'id')}: ${n} ${dayWords.cases.id}${of('id')}`,
      (n) => `${day(from, 'en')} → ${day(to, 'en')}: ${n} ${dayWords.cases.en}${of('en')}`,
    );
  }),
];
