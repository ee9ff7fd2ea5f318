/** A stack as it was synthesized. */
export type SizedStack = { id: string; resources: number; bytes: number };

export type Size = { stacks: number; resources: number; bytes: number };

/** The kinds of stack, each with the most resources and bytes that one of it has. */
export const sizesOf = (stacks: readonly SizedStack[]): Map<string, Size> => {
  const sizes = new Map<string, Size>();
  for (const { id, resources, bytes } of stacks) {
    const part = id.startsWith('netral-account') ? 'account' : (id.split('-').at(-1) ?? id);
    const known = sizes.get(part) ?? { stacks: 0, resources: 0, bytes: 0 };
    sizes.set(part, {
      stacks: known.stacks + 1,
      resources: Math.max(known.resources, resources),
      bytes: Math.max(known.bytes, bytes),
    });
  }
  return sizes;
};

const notes: Record<string, string> = {
  account: 'once per account and region',
  shared: "the API's whole definition is in one body; CloudFront is in it",
};

/** Sizes are told in steps, so that a line of a template does not change a document. */
const stepKib = 50;

/** The table of docs/deploy.md. */
export const sizeTable = (stacks: readonly SizedStack[]): string =>
  [
    '| stack     | resources | size below | in it                                                          |',
    '| --------- | --------: | ---------: | -------------------------------------------------------------- |',
    ...[...sizesOf(stacks)].map(([part, { resources, bytes }]) => {
      const kib = (Math.floor(bytes / 1024 / stepKib) + 1) * stepKib;
      const note = notes[part] ?? '';
      return `| ${`\`${part}\``.padEnd(9)} | ${String(resources).padStart(9)} | ${`${String(kib)} KiB`.padStart(10)} | ${note.padEnd(62)} |`;
    }),
  ].join('\n');

const begin = '<!-- npm run check:scale -- --write -->\n\n';
const end = '\n\n<!-- to here -->';

/** A document with another table in the place of its own; throws where it has none. */
export const withSizeTable = (document: string, table: string): string => {
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error('The document has no place for the table of stacks');
  return document.slice(0, from + begin.length) + table + document.slice(to);
};
