import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Barring } from '../../../events/barring.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { nameGist } from '../../../shared/name-likeness.ts';
import { putWrite } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { linkGist } from '../intake/link-gist.ts';
import { casesTable as table } from './tables.ts';
import type { Case } from './case.ts';
import { duplicateRowShape } from './duplicate-row.ts';

type Details = Readonly<Record<string, string | undefined>>;

/** What two reports of the same thing may share: the accused and the day, or the link and the day. */
export type DuplicateMark = Case['duplicateMarks'][number];

/** The marks of a report, keyed so that nobody can try out names; a report of another region never shares one. */
export const duplicateMarks = (
  key: Uint8Array,
  region: string,
  { accusedName = '', accusedUnit = '', link = '', occurredOn = '' }: Details,
): DuplicateMark[] => {
  const mark = (why: DuplicateMark['why'], ...parts: string[]): DuplicateMark => ({
    why,
    mark: keyedHash(key, 'duplicate', [region, occurredOn, why, ...parts].join('\n')),
  });
  const name = nameGist(accusedName);
  const address = linkGist(link);
  return [
    ...(name === '' ? [] : [mark('accused', name, wordsOf(accusedUnit).join(' '))]),
    ...(address === '' ? [] : [mark('link', address)]),
  ];
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A case that may be about the same thing: officers are shown it, and nothing is merged. */
export type Duplicate = {
  caseKey: string;
  caseNumber: string;
  accusedUnitCode: string | undefined;
  barring: Barring | undefined;
  receivedAt: number;
  why: DuplicateMark['why'][];
};

const rowKey = (mark: string) => `dup#${mark}`;

/** The rows by which cases that share a mark find each other, for a transaction. */
export const duplicateRows = (TableName: string, kept: Case): TransactWriteItem[] =>
  kept.duplicateMarks.map(({ mark }) => {
    const { caseKey: item, caseNumber, accusedUnitCode, barring, receivedAt, expiresAt } = kept;
    const about = { caseNumber, accusedUnitCode, barring, receivedAt, expiresAt };
    return putWrite({ table, TableName }, { caseKey: rowKey(mark), item, ...about });
  });

/** The keys of a case's rows among those of its marks. */
export const duplicateKeys = (kept: Pick<Case, 'caseKey' | 'duplicateMarks'>) =>
  kept.duplicateMarks.map(({ mark }) => ({ caseKey: rowKey(mark), item: kept.caseKey }));

/** The most cases that are suggested for one mark. */
const mostSuggested = 20;

/** Finds the cases that share a mark with one, oldest first. */
export const duplicateFinder =
  (client: DynamoDBClient, TableName: string) =>
  async (kept: Pick<Case, 'caseKey' | 'duplicateMarks'>): Promise<Duplicate[]> => {
    const found = new Map<string, Duplicate>();
    const stored = eventually({ client, table, TableName });
    for (const { why, mark } of kept.duplicateMarks) {
      const below = { in: rowKey(mark), most: mostSuggested + 1 };
      for (const { item: caseKey, ...row } of await listReadable(
        stored,
        duplicateRowShape,
        below,
      )) {
        const known = found.get(caseKey);
        if (caseKey !== kept.caseKey)
          found.set(caseKey, {
            ...row,
            caseKey,
            accusedUnitCode: row.accusedUnitCode,
            barring: row.barring,
            why: [...(known?.why ?? []), why],
          });
      }
    }
    return [...found.values()].sort((a, b) => a.receivedAt - b.receivedAt);
  };
