import { lexer, type Tokens } from 'marked';

/** A row of the threat model: its id, its cells, and the test files that it names, each with words of tests' names. */
export type ThreatRow = {
  id: string;
  cells: string[];
  tests: { file: string; names: string[] }[];
};

/** The tables of the threat model as a reader sees them. */
export const threatTables = (markdown: string): Tokens.Table[] =>
  lexer(markdown).filter((token): token is Tokens.Table => token.type === 'table');

/** The rows of all tables: the id in the first cell, in the last the tests that show what stops the actor. */
export const threatRows = (markdown: string): ThreatRow[] =>
  threatTables(markdown).flatMap(({ rows }) =>
    rows.map((row) => {
      const cells = row.map(({ text }) => text);
      return { id: cells[0] ?? '', cells, tests: testsIn(cells.at(-1) ?? '') };
    }),
  );

/** Each test file of a cell with the words quoted after it: parts of its tests' names. */
const testsIn = (cell: string): ThreatRow['tests'] =>
  [...cell.matchAll(/`((?:infra\/local\/)?test\/[^`]+)`([^`]*)/g)].map(
    ([, file = '', after = '']) => ({
      file,
      names: [...after.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
    }),
  );
