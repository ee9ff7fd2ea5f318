import type {
  Category,
  Classification,
  OpenQuestion,
  Proposal,
  RowView,
  UsualSanction,
  WhyStep,
} from './classification.ts';
import {
  authorityOn,
  categoriesOf,
  editionOn,
  legalBasisOn,
  sanctionOn,
  staffRule,
  type Authority,
  type Catalogue,
  type StaffKind,
} from './editions.ts';
import { phaseOn, type Election, type Phase } from '../../../shared/calendar/election.ts';
import { authorities, authorityOnDay } from './successors.ts';
import { bySpouse } from './spouse.ts';
import {
  attendanceStep,
  conflictStep,
  criminalStep,
  editionStep,
  noEditionStep,
  noRowStep,
  phaseStep,
  questionsToAsk,
  rowStep,
} from './why.ts';

export type Spouse = 'no' | 'yes-on-cltn' | 'yes-not-on-cltn' | 'unknown';

export type Facts = {
  conduct: string;
  /** Local day of the event, 'YYYY-MM-DD'. */
  occurredOn: string;
  election: Election;
  /** Whether the accused is a candidate's spouse, and on unpaid state leave (CLTN) that day. */
  spouse?: Spouse | undefined;
  staffKind: StaffKind;
  /** What officers found of one who attended; left out while nobody looked. */
  activeSupport?: 'yes' | 'no' | 'unknown' | undefined;
};

/** What the stages of the reasoning hand on. */
export type Draft = {
  proposal: Proposal;
  rows: Category[];
  questions: OpenQuestion[];
  why: WhyStep[];
};

/**
 * Proposes the class of a conduct by SKB edition, phase, kind of staff and spouse rules, with every step of the
 * reasoning and its source. Never a verdict: Bawaslu and the personnel authority decide.
 */
export const classify = (facts: Facts, catalogue: Catalogue): Classification => {
  const staff = staffRule(facts.staffKind);
  const edition = editionOn(catalogue, facts.occurredOn);
  const staffStep = {
    rule: `staff:${facts.staffKind}`,
    because: staff.words,
    source: staff.source,
  };
  const why = [edition ? editionStep(edition) : noEditionStep(facts.occurredOn), staffStep];
  const asked = facts.staffKind === 'unknown' ? [questionsToAsk.staff] : [];
  const start: Draft = { proposal: 'satgas-decides', rows: [], questions: asked, why };
  if (!staff.covered) return outOfScope(facts, start, catalogue);
  if (!edition) return shown(facts, start);
  const table = categoriesOf(catalogue, edition);
  const draft = byRow(facts, table, start);
  return {
    ...shown(facts, byAttendance(facts, bySpouse(facts, table, draft))),
    edition: edition.id,
  };
};

const outOfScope = (facts: Facts, draft: Draft, { successors }: Catalogue): Classification => {
  const to = authorityOn('election-supervision', facts.occurredOn);
  const nameOf = ({ code, name }: Authority) => {
    const of = authorities.find((one) => one === code);
    return of ? authorityOnDay(successors, of, { day: facts.occurredOn, first: name }) : name;
  };
  return {
    ...draft,
    proposal: 'out-of-scope',
    rows: [],
    severity: 1,
    ...(to && { referTo: { code: to.code, name: nameOf(to) } }),
  };
};

const byRow = (facts: Facts, table: Category[], draft: Draft): Draft => {
  const phase = phaseOn(facts.election, facts.occurredOn);
  const rows = table.filter(
    (row) => row.conduct === facts.conduct && (row.phase === 'any' || row.phase === sideOf(phase)),
  );
  const [first] = rows;
  const onTheDay = facts.occurredOn === facts.election.phases.determinationOn;
  return {
    proposal: !first || first.sanctions.includes('satgas-decides') ? 'satgas-decides' : first.class,
    rows: first ? rows : table.filter(({ conduct }) => conduct === 'other'),
    questions: [...draft.questions, ...(onTheDay ? [questionsToAsk.hour] : [])],
    why: [
      ...draft.why,
      phaseStep(phase, facts.occurredOn, facts.election),
      ...(first ? [] : [noRowStep]),
    ],
  };
};

/** Toward a 'bakal calon' until the day of determination, toward a 'calon' from it on. */
const sideOf = (phase: Phase): Category['phase'] =>
  phase === 'before-determination' ? 'before-determination' : 'after-determination';

const attending = ['attend-declaration', 'join-introduction-event', 'campaign-participant'];

/** Attendance alone is a question, not a verdict. */
const byAttendance = (facts: Facts, draft: Draft): Draft => {
  const support = facts.activeSupport ?? 'unknown';
  if (!attending.includes(facts.conduct) || support === 'yes') return draft;
  if (draft.proposal === 'no-breach-by-itself') return draft;
  return {
    ...draft,
    proposal: support === 'no' ? 'no-breach-by-itself' : draft.proposal,
    questions: [...draft.questions, questionsToAsk.support],
    why: [...draft.why, attendanceStep],
  };
};

const shown = (facts: Facts, { proposal, rows, questions, why }: Draft): Classification => {
  const isBreach = proposal !== 'no-breach-by-itself';
  const contested = rows.some(({ conflict }) => conflict);
  const [first] = rows;
  return {
    proposal,
    rows: rows.map((row) => showRow(row, facts.occurredOn)),
    severity: isBreach ? (first?.severity ?? 3) : 1,
    ...(isBreach && first && { usualSanction: usualSanction(first, facts) }),
    questions: contested ? [...questions, questionsToAsk.level] : questions,
    why: [...why, ...rows.flatMap((row) => stepsOf(row, facts))],
  };
};

const stepsOf = (row: Category, { occurredOn, election }: Facts): WhyStep[] => [
  rowStep(row, legalBasisOn(row, occurredOn)),
  ...conflictStep(row),
  ...criminalStep(row, election.kind),
];

const showRow = (row: Category, date: string): RowView => {
  const { slug, class: of, conduct, name, sanctions, severity, confidence, sources } = row;
  return {
    ...{ slug, class: of, conduct, name, sanctions, severity, confidence, sources },
    ...(row.row !== undefined && { row: row.row }),
    ...(row.conflict && { conflict: row.conflict }),
    legalBasis: legalBasisOn(row, date),
  };
};

const usualSanction = (row: Category, facts: Facts): UsualSanction => {
  const staff = staffRule(facts.staffKind);
  return {
    levels: row.sanctions,
    words: row.sanctions.flatMap((level) => {
      const sanction = sanctionOn(level, facts.occurredOn);
      return sanction ? [{ words: sanction.words, basis: sanction.basis }] : [];
    }),
    ...(staff.byContract && { byContract: staff.words }),
  };
};
