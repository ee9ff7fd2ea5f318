/** Pledges from sheets are known by their attempt. */
export const sheetAttemptPrefix = 'sheet~';

/** Which row of which sheet a pledge is: names only, no hash of anything. */
export type SheetAttempt = { key: `${typeof sheetAttemptPrefix}${string}`; body: 'row' };

type Place = { ceremonyId: string; sheetId: string };

/** The attempt of one row: the same however often the row comes, and it says which row of which sheet it is. */
export const sheetAttempt = ({ ceremonyId, sheetId }: Place, line: number): SheetAttempt => ({
  key: `${sheetAttemptPrefix}${ceremonyId}~${sheetId}~${line}`,
  body: 'row',
});

/** The row an attempt, as it stands in the register, belongs to; undefined for a pledge from no sheet. */
export const readSheetAttempt = (attempt: string): (Place & { line: number }) | undefined => {
  if (!attempt.startsWith(sheetAttemptPrefix) || !attempt.endsWith('.row')) return undefined;
  const [, ceremonyId, sheetId, line] = attempt.slice(0, -'.row'.length).split('~');
  if (ceremonyId === undefined || sheetId === undefined || line === undefined) return undefined;
  return { ceremonyId, sheetId, line: Number(line) };
};
