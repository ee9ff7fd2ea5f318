/** What is right about one sheet: how many people are taken, which cells are refused, which are warned of. */
export type Kin = {
  /** The file of `people-send` whose kind it is. */
  of: string;
  as: string;
  sheet: string;
  taken: number;
  refused?: string[];
  warned?: string[];
  notRead?: string[];
};

/** A sheet of these lines. */
export const rows = (...lines: string[]): string => lines.join('\n');

/** The same with a byte that Excel for Windows leaves where a row ends. */
export const windows = (...lines: string[]): string => lines.join('\r\n');
