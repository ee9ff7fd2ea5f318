/** What Bawaslu requires of a report, three of form and three of substance (UU 10/2016 Pasal 134; Perbawaslu 7/2022: S42, S43). */
export const requirements = [
  { name: 'reporter', kind: 'formal' },
  { name: 'accused', kind: 'formal' },
  { name: 'in-time', kind: 'formal' },
  { name: 'time-and-place', kind: 'material' },
  { name: 'account', kind: 'material' },
  { name: 'evidence', kind: 'material' },
] as const;
export type Requirement = (typeof requirements)[number]['name'];

/** A report's own fields by name, as a form sends them or as they are stored; missing answers are left out or ''. */
export type ReportFields = Readonly<Record<string, string | undefined>>;

/** Facts that are not in the report's own fields. A deadline (`ReportDeadline`) can be passed as it is. */
export type KnownBesides = {
  /** Last day to report, 'YYYY-MM-DD'; left out while region or date are not known. */
  dueOn?: string | undefined;
  /** Number of stored pieces of evidence, without links. */
  pieces?: number | undefined;
  /** Whether name and address are stored, where the fields themselves cannot be read. */
  reporterKept?: boolean | undefined;
};

export type Completeness = {
  items: { name: Requirement; kind: 'formal' | 'material'; met: boolean }[];
  formal: number;
  material: number;
};

/** Fewest characters of an account that counts as one. */
export const leastAccount = 20;

/**
 * Which requirements a report meets on a day ('YYYY-MM-DD', local). The one rule for the form (on the server and,
 * live, in the browser), the page after it and the officers' checklist: pure, and imports nothing.
 */
export const completeness = (
  form: ReportFields,
  today: string,
  besides: KnownBesides = {},
): Completeness => {
  const items = requirements.map(({ name, kind }) => ({
    name,
    kind,
    met: tests[name](form, today, besides),
  }));
  const count = (of: 'formal' | 'material') =>
    items.filter(({ kind, met }) => met && kind === of).length;
  return { items, formal: count('formal'), material: count('material') };
};

type Test = (form: ReportFields, today: string, besides: KnownBesides) => boolean;

const length = (form: ReportFields, name: string): number => (form[name] ?? '').trim().length;

/** 'lain' is chosen where the unit is not in the list (chosen-unit.ts): then it is written beside it. */
const isUnitSaid = (form: ReportFields): boolean =>
  (form['accusedUnit'] !== 'lain' && length(form, 'accusedUnit') >= 2) ||
  length(form, 'accusedUnitOther') >= 2;

const tests: Record<Requirement, Test> = {
  reporter: (form, _, { reporterKept }) =>
    form['lane'] === 'named' &&
    (reporterKept === true ||
      (length(form, 'reporterName') >= 2 && length(form, 'reporterAddress') >= 5)),
  accused: (form) =>
    length(form, 'link') > 0 || (length(form, 'accusedName') >= 2 && isUnitSaid(form)),
  'in-time': (form, today, { dueOn }) =>
    isPast(form['knownOn'], today) && dueOn !== undefined && today <= dueOn,
  'time-and-place': (form, today) =>
    isPast(form['occurredOn'], today) && length(form, 'place') >= 2,
  account: (form) => length(form, 'account') >= leastAccount,
  evidence: (form, _, { pieces = 0 }) => length(form, 'link') > 0 || pieces > 0,
};

const isPast = (date: string | undefined, today: string): boolean =>
  date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && date <= today;
