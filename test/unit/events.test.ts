import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { catalogue } from '../../events/catalogue.ts';

const folder = new URL('../../events/samples/', import.meta.url);
const samples = readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), file] as const);

describe('events', () => {
  it.each(samples)(
    'the sample of %s parses, and holds only what its schema names',
    (type, file) => {
      const schema = catalogue[type as keyof typeof catalogue];
      const sample = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown;
      expect(z.parse(schema, sample)).toEqual(sample);
    },
  );

  it('every event has a sample', () => {
    expect(samples.map(([type]) => type).sort()).toEqual(Object.keys(catalogue).sort());
  });
});
