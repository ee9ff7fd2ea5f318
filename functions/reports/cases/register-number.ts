import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { listBelow } from '../../../shared/table/list-below.ts';
import { putWrite } from '../../../shared/table/put.ts';
import type { AuthorityName } from './case-moves.ts';
import type { Case } from './case.ts';
import { casesTable as table } from './tables.ts';
import { numberRowShape } from './duplicate-row.ts';

/** A number that an authority is said to have given a case. */
export type NamedNumber = { authority: AuthorityName; number: string };

/** Whether a case other than this one has the number already. */
export type IsElsewhere = (named: NamedNumber, caseKey: string) => Promise<boolean>;

/**
 * Whether a number does not look like one that an authority gives ('004/LP/PB/Kab/08.09/XI/2026', 'SBT-77'): without
 * digits or parts, one digit over and over, counted up by hand, or of another year. `at` in milliseconds. It may be
 * right all the same: whoever enters it is asked once.
 */
export const looksInvented = (number: string, at: number): boolean => {
  const digits = number.replace(/\D/g, '');
  const isSame = digits.length > 2 && new Set(digits).size === 1;
  const isCounted = ['1234', '2345', '3456', '4567', '5678', '6789'].some((run) =>
    number.includes(run),
  );
  return (
    digits === '' || !/[/.-]/.test(number) || isSame || isCounted || isOfAnotherYear(number, at)
  );
};

const dayMs = 86_400_000;

/** Of a year that is neither this one (anywhere in the country) nor the last. */
const isOfAnotherYear = (number: string, at: number): boolean => {
  const present = new Date(at + dayMs).getUTCFullYear();
  const years = number.split(/[^0-9]+/).filter((part) => /^(19|20)\d\d$/.test(part));
  return years.length > 0 && !years.some((year) => [present, present - 1].includes(Number(year)));
};

/** However it is written, with or without blanks, in capitals or not, it is one number. */
const rowKey = ({ authority, number }: NamedNumber): string =>
  `number#${authority}#${number.toUpperCase().replace(/\s+/g, '')}`;

/** The row by which cases with the same number find each other, for a transaction; written again it changes nothing. */
export const numberRow =
  (TableName: string) =>
  ({ caseKey, expiresAt }: Pick<Case, 'caseKey' | 'expiresAt'>, named: NamedNumber) =>
    putWrite(
      { table, TableName },
      { caseKey: rowKey(named), item: caseKey, expiresAt },
    ) satisfies TransactWriteItem;

/** Looks for other cases with a number; two rows are enough to know. */
export const numberFinder =
  (client: DynamoDBClient, TableName: string): IsElsewhere =>
  async (named, caseKey) => {
    const rows = listBelow({ client, table, TableName }, z.pick(numberRowShape, { item: true }), {
      in: rowKey(named),
      most: 2,
    });
    for await (const { item } of rows) if (item !== caseKey) return true;
    return false;
  };
