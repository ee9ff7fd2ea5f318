import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { sizeTable, withSizeTable } from '../../infra/scale/size-table.ts';
import { templatesFile } from './a-stack.ts';

const document = readFileSync(
  fileURLToPath(new URL('../../docs/deploy.md', import.meta.url)),
  'utf8',
);
const shape = z.record(z.string(), z.looseObject({ Resources: z.record(z.string(), z.unknown()) }));

describe('the table of stacks in docs/deploy.md', () => {
  it('is that of the templates: npm run check:scale -- --write', () => {
    const written = Object.entries(
      z.parse(shape, JSON.parse(readFileSync(templatesFile, 'utf8'))),
    ).filter(([id]) => /^netral-(account|demo-nasional)-/.test(id));
    const table = sizeTable(
      written.map(([id, template]) => ({
        ...{ id, resources: Object.keys(template.Resources).length },
        bytes: JSON.stringify(template, null, 1).length,
      })),
    );
    expect(written).toHaveLength(6);
    expect(withSizeTable(document, table)).toBe(document);
  });
});
