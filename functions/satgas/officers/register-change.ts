import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { actorShape } from '../../../shared/person-name.ts';
import { recipientOf, type Officer } from './officer.ts';
import { officerShape } from './officer.ts';

/** The fields of an officer that only two people change. */
export const changeable = [
  'rung',
  'name',
  'unit',
  'phone',
  'email',
  'duty',
  'leave',
  'lang',
  'active',
  'accountRound',
] as const;
const fieldShape = z.object({ field: z.enum(changeable), before: z.string(), after: z.string() });

/** What a change does to one officer, as it is shown to whoever decides. */
export const shownRowShape = z.object({
  region: z.string(),
  officerId: z.string(),
  name: z.string(),
  kind: z.enum(['joins', 'changes']),
  fields: z.array(fieldShape),
});
export type RowView = z.infer<typeof shownRowShape>;

const head = { scope: z.string(), item: z.string(), changeId: z.string(), by: actorShape };

/** A change of the register that somebody proposed: nothing of it holds until a second person agrees. */
export const proposalShape = z.object({
  ...head,
  at: z.number(),
  joins: z.int(),
  changes: z.int(),
  /** The first of its rows; the others are in the list that was sent. */
  shown: z.array(shownRowShape),
});
export type Proposal = z.infer<typeof proposalShape>;

export const decisionShape = z.object({
  ...head,
  at: z.number(),
  is: z.enum(['agreed', 'rejected']),
  why: z.optional(z.string()),
});
export type Decision = z.infer<typeof decisionShape>;

/** What became of an agreed change: `meanwhile` are officers whom another change reached first. */
export const outcomeShape = z.object({
  ...head,
  at: z.number(),
  stored: z.int(),
  meanwhile: z.array(z.string()),
});
export type Outcome = z.infer<typeof outcomeShape>;

/** One officer as they will be, and the revision that the change was made upon. */
export const rowShape = z.object({
  scope: z.string(),
  item: z.string(),
  revision: z.int(),
  /** Nobody stood there before. */
  joins: z.boolean(),
  officer: officerShape,
});
export type ChangeRow = z.infer<typeof rowShape>;

/** A proposed change and what became of it. */
export type RegisterChange = {
  proposal: Proposal;
  decision: Decision | undefined;
  outcome: Outcome | undefined;
};

/** How long a proposal may wait: later the facts it was made upon are no longer those of today. */
export const decideWithinMs = 30 * 86_400_000;

/** Rows that a change shows; a list may have thousands. */
export const mostShown = 20;

/** What would change of an officer; undefined where nothing would. */
export const rowOf = (before: Officer | undefined, after: Officer): RowView | undefined => {
  const fields = changeable
    .map((field) => ({ field, before: textOf(before?.[field]), after: textOf(after[field]) }))
    .filter((one) => one.before !== one.after);
  if (fields.length === 0) return undefined;
  const { region, officerId, name } = after;
  return { region, officerId, name, kind: before ? 'changes' : 'joins', fields };
};

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/**
 * Whom a change is about, who may neither propose nor decide it. Whoever only runs the system enters themselves, with a
 * second person: they are told of nothing by it, and are recognised when a report is about them.
 */
export const concerned = (rows: readonly Pick<ChangeRow, 'officer' | 'joins'>[]): string[] =>
  rows
    .filter(({ officer, joins }) => !joins || officer.rung !== 'admin')
    .map(({ officer }) => recipientOf(officer));

type Deciding = Pick<Person, 'personId' | 'role' | 'region'>;

/**
 * Why somebody may not decide about a change of the register; undefined where they may. It takes another person than
 * who proposed it, none of those it is about, and an admin or somebody above the scope: a chair alone with an officer of
 * theirs cannot.
 */
export const whyMayNotDecide = (
  who: Deciding,
  { by, scope }: Pick<Proposal, 'by' | 'scope'>,
  people: readonly string[],
): 'own-change' | 'own-entry' | 'needs-an-admin' | undefined => {
  const own = recipientOf({ region: who.region, officerId: who.personId });
  if (by.personId === who.personId) return 'own-change';
  if (people.includes(own)) return 'own-entry';
  return who.role === 'admin' || who.region !== scope ? undefined : 'needs-an-admin';
};
