/** One table of docs/cost.md: the command that made it stands above it. */
const table = /<!-- npm run cost -- (.+) -->\n\n([\s\S]*?)\n\n<!-- to here -->/g;

export type CostTable = { args: string[]; text: string };

/** The tables of a document, each with what `npm run cost` was given. */
export const costTables = (document: string): CostTable[] =>
  [...document.matchAll(table)].map(([, args = '', text = '']) => ({
    args: args.split(' '),
    text,
  }));

/** The same document with the tables as they come out now. */
export const withCostTables = (document: string, made: (args: string[]) => string): string =>
  document.replace(
    table,
    (_, args: string) =>
      `<!-- npm run cost -- ${args} -->\n\n${made(args.split(' ')).trim()}\n\n<!-- to here -->`,
  );
