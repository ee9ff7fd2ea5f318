import type { Draft, Facts } from './classify.ts';
import type { Category, OpenQuestion, WhyStep } from './classification.ts';
import { questionsToAsk, spouseSteps } from './why.ts';

const accompanying = ['attend-declaration', 'campaign-participant', 'spouse-campaign'];
const online = ['social-engagement', 'online-campaign'];

/**
 * What being a candidate's spouse changes (SE MenPANRB 18/2023, SKB ethics row 7): accompanying is allowed on
 * unpaid state leave, introduction and passive photos without it, campaigning online never.
 */
export const bySpouse = (facts: Facts, table: Category[], draft: Draft): Draft => {
  const spouse = facts.spouse ?? 'unknown';
  const { conduct } = facts;
  if (spouse === 'unknown')
    return conduct === 'spouse-campaign' ? add(draft, [], [questionsToAsk.spouse]) : draft;
  if (spouse === 'no')
    return conduct === 'spouse-campaign'
      ? { ...add(draft, [spouseSteps.notSpouse], [questionsToAsk.spouse]), ...satgasDecides }
      : draft;
  if (online.includes(conduct)) return add(draft, [spouseSteps.noExcuse], []);
  if (conduct === 'partisan-photo') return add(draft, [], [questionsToAsk.sign]);
  if (conduct === 'join-introduction-event')
    return noBreach(add(draft, [spouseSteps.mayIntroduce], [questionsToAsk.spouseConduct]));
  if (!accompanying.includes(conduct)) return draft;
  return spouse === 'yes-on-cltn'
    ? noBreach(add(draft, [spouseSteps.onLeave], [questionsToAsk.spouseConduct]))
    : withoutLeave(draft, table);
};

const satgasDecides = { proposal: 'satgas-decides' } as const;

const add = (draft: Draft, why: WhyStep[], questions: OpenQuestion[]): Draft => ({
  ...draft,
  why: [...draft.why, ...why],
  questions: [...draft.questions, ...questions],
});

const noBreach = (draft: Draft): Draft => ({ ...draft, proposal: 'no-breach-by-itself' });

/** The special row first; the general one stays in sight. An edition without the special row leaves the general one. */
const withoutLeave = (draft: Draft, table: Category[]): Draft => {
  const special = table.filter(({ conduct }) => conduct === 'spouse-campaign');
  const [first] = special;
  if (!first) return draft;
  const others = draft.rows.filter((row) => !special.includes(row));
  return {
    ...add(draft, [spouseSteps.notOnLeave], []),
    proposal: first.class,
    rows: [...special, ...others],
  };
};
