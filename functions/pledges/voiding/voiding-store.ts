import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { findMany } from '../../../shared/table/find-many.ts';
import { find } from '../../../shared/table/find.ts';
import { listBelow } from '../../../shared/table/list-below.ts';
import { put, putOnce } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { voidingsTable as table } from './tables.ts';
import {
  decisionShape,
  proposalShape,
  regionOfVoiding,
  runShape,
  voidedShape,
  type Decision,
  type Proposal,
  type Run,
  type Voided,
  type Voiding,
} from './voiding.ts';

export type VoidingStore = {
  propose: (proposal: Proposal) => Promise<'added' | 'already-there'>;
  decide: (decision: Decision) => Promise<'added' | 'already-there'>;
  find: (voidingId: string) => Promise<Voiding | undefined>;
  /** The newest of a region first. */
  list: (region: string) => Promise<Voiding[]>;
  /** Those of a region that two people agreed on and that were begun, the newest first. */
  listCarriedOut: (region: string) => Promise<Voiding[]>;
  saveRun: (run: Run) => Promise<void>;
  /** How many pledges a voiding has voided so far: each once, however often it was gone through. */
  countVoided: (voidingId: string) => Promise<number>;
};

/** The most voidings of a region that are listed to those who may propose; one person can fill them. */
export const mostListed = 50;
/** The most that were carried out: each took two people. */
const mostCarriedOut = 500;

const itemOf = (kind: 'proposed' | 'decided' | 'run', voidingId: string): string =>
  `${kind}#${voidingId}`;
const keyOf = (kind: 'proposed' | 'decided' | 'run', voidingId: string) => ({
  region: regionOfVoiding(voidingId),
  item: itemOf(kind, voidingId),
});

/** The key under which a receipt is void. */
export const receiptKey = (region: string, receiptId: string) => ({
  region,
  item: `receipt#${receiptId}`,
});

/** Stores voidings: what was proposed and decided for good, and how far each has come. */
export const voidingStore = (client: DynamoDBClient, TableName: string): VoidingStore => {
  const stored = { client, table, TableName };
  return {
    propose: (proposal) =>
      putOnce(stored, { ...proposal, ...keyOf('proposed', proposal.voidingId) }),
    decide: (decision) => putOnce(stored, { ...decision, ...keyOf('decided', decision.voidingId) }),
    find: async (voidingId) => {
      const proposal = await find(stored, proposalShape, keyOf('proposed', voidingId));
      return proposal && withRest(stored, proposal);
    },
    list: async (region) => {
      const below = {
        in: region,
        start: 'proposed#',
        order: 'descending',
        most: mostListed,
      } as const;
      const proposals = await listReadable(stored, proposalShape, below);
      return Promise.all(proposals.map((proposal) => withRest(stored, proposal)));
    },
    listCarriedOut: (region) => listCarriedOut(stored, region),
    saveRun: (run) => put(stored, { ...run, ...keyOf('run', run.voidingId) }),
    countVoided: async (voidingId) => {
      const below = { in: regionOfVoiding(voidingId), start: 'receipt#' };
      let pledges = 0;
      for await (const voided of listBelow(stored, voidedShape, below))
        if (voided.voidingId === voidingId) pledges += 1;
      return pledges;
    },
  };
};

type Stored = StoredTable<typeof table>;

const listCarriedOut = async (stored: Stored, region: string): Promise<Voiding[]> => {
  const below = { in: region, start: 'run#', order: 'descending', most: mostCarriedOut } as const;
  const runs = await listReadable(stored, runShape, below);
  const found = await findMany(stored, z.union([decisionShape, proposalShape]), {
    keys: runs.flatMap(({ voidingId }) => [
      keyOf('proposed', voidingId),
      keyOf('decided', voidingId),
    ]),
  });
  return runs.flatMap((run) => {
    const own = found.filter(({ voidingId }) => voidingId === run.voidingId);
    const proposal = own.find((one) => 'which' in one);
    const decision = own.find((one) => 'is' in one);
    return proposal ? [{ proposal, decision, run }] : [];
  });
};

const withRest = async (stored: Stored, proposal: Proposal): Promise<Voiding> => {
  const { voidingId } = proposal;
  const [decision, run] = await Promise.all([
    find(stored, decisionShape, keyOf('decided', voidingId)),
    find(stored, runShape, keyOf('run', voidingId)),
  ]);
  return { proposal, decision, run };
};

/** Whether the receipt of a pledge with proof is void. */
export type FindVoided = (region: string, receiptId: string) => Promise<Voided | undefined>;

export const voidedFinder =
  (client: DynamoDBClient, TableName: string): FindVoided =>
  (region, receiptId) =>
    find({ client, table, TableName }, voidedShape, receiptKey(region, receiptId));
