import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { eachOf } from '../../../shared/each-of.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOnce } from '../../../shared/table/put.ts';
import {
  decisionShape,
  outcomeShape,
  proposalShape,
  rowShape,
  type ChangeRow,
  type Decision,
  type Outcome,
  type Proposal,
  type RegisterChange,
} from './register-change.ts';
import { registerChangesTable as table } from './tables.ts';

export type ChangeStore = {
  /** Stores a proposal with its rows; the proposal last, so that one that is seen is whole. */
  propose: (
    proposal: Proposal,
    rows: readonly Omit<ChangeRow, 'scope' | 'item'>[],
  ) => Promise<void>;
  decide: (decision: Decision) => Promise<'added' | 'already-there'>;
  end: (outcome: Outcome) => Promise<'added' | 'already-there'>;
  /** The latest changes of a scope, newest first. */
  list: (scope: string) => Promise<RegisterChange[]>;
  find: (scope: string, changeId: string) => Promise<RegisterChange | undefined>;
  rows: (scope: string, changeId: string) => Promise<ChangeRow[]>;
};

/** Changes of one scope that are listed. */
export const mostListed = 100;
/** Rows written at once. */
const atOnce = 16;

/** The history of the register: rows are added once, and never changed or deleted. */
export const changeStore = (client: DynamoDBClient, TableName: string): ChangeStore => {
  const stored = { client, table, TableName };
  const partOf = (scope: string, start: string | undefined) =>
    listed(
      listBelow(stored, z.unknown(), {
        in: scope,
        ...(start === undefined
          ? { order: 'descending' as const, most: 3 * mostListed }
          : { start }),
      }),
    );
  return {
    propose: async (proposal, rows) => {
      const partition = rowsOf(proposal.scope, proposal.changeId);
      const numbered = rows.map((row, i) => ({
        ...row,
        ...{ scope: partition, item: String(i).padStart(6, '0') },
      }));
      await eachOf(numbered, { atOnce }, (row) => putOnce(stored, row));
      await putOnce(stored, proposal);
    },
    decide: (decision) => putOnce(stored, decision),
    end: (outcome) => putOnce(stored, outcome),
    list: async (scope) => changesIn(await partOf(scope, undefined)),
    find: async (scope, changeId) => changesIn(await partOf(scope, `${changeId}#`))[0],
    rows: (scope, changeId) => listed(listBelow(stored, rowShape, { in: rowsOf(scope, changeId) })),
  };
};

const rowsOf = (scope: string, changeId: string) => `${scope}/${changeId}`;

/** The sort keys of a change: they sort by when it was proposed, and the proposal comes first. */
export const itemOfChange = (changeId: string, part: 'change' | 'decided' | 'done'): string =>
  `${changeId}#${part}`;

const changesIn = (items: readonly unknown[]): RegisterChange[] => {
  const decisions = parsedBy(decisionShape, items);
  const outcomes = parsedBy(outcomeShape, items);
  return parsedBy(proposalShape, items)
    .map((proposal) => ({
      proposal,
      decision: decisions.find(({ changeId }) => changeId === proposal.changeId),
      outcome: outcomes.find(({ changeId }) => changeId === proposal.changeId),
    }))
    .sort((a, b) => (a.proposal.changeId < b.proposal.changeId ? 1 : -1));
};

const parsedBy = <S extends z.ZodMiniType>(shape: S, items: readonly unknown[]): z.infer<S>[] =>
  items.flatMap((item) => {
    const read = z.safeParse(shape, item);
    return read.success ? [read.data] : [];
  });
