import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rotationMetadata, rotations, type Rotation } from '../../infra/parts/rotation.ts';
import { at, everyTemplate } from './a-stack.ts';

const secrets = everyTemplate().flatMap(({ name, template }) =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret')
    .map(([id, { Metadata }]) => ({
      ...{ name, id, template, rotation: Metadata[rotationMetadata] as Rotation },
    })),
);
const runbook = readFileSync('docs/runbook.md', 'utf8');
const section = runbook.slice(runbook.indexOf('\n## Rotating secrets\n')).split('\n## ')[1] ?? '';
const rows = new Map(
  [...section.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].map(([, secret = '', how = '']) => [
    secret,
    how,
  ]),
);
/** A logical id ends with what the construct is called and eight characters of its path's hash. */
const called = (id: string): string | undefined =>
  [...rows.keys()]
    .filter((secret) => id.slice(0, -8).endsWith(secret))
    .sort((one, other) => other.length - one.length)[0];

/** By which settings functions of a stack know a secret. */
const settingsOf = ({ id, template }: (typeof secrets)[number]): string[] =>
  Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::Lambda::Function'
      ? Object.entries(at(Properties, 'Environment.Variables') ?? {})
          .filter(([, value]) => JSON.stringify(value) === JSON.stringify({ Ref: id }))
          .map(([setting]) => setting)
      : [],
  );

const sources = ['functions', 'shared']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('every secret', () => {
  it('is looked at', () => expect(secrets.length).toBeGreaterThan(15));

  it.each(secrets)('says how it is rotated, as the runbook does: $name $id', (secret) => {
    expect(Object.keys(rotations)).toContain(secret.rotation);
    const row = called(secret.id);
    expect(row).toBeDefined();
    expect(rows.get(row ?? '')).toBe(rotations[secret.rotation]);
  });

  it.each(secrets.filter(({ rotation }) => rotation === 'two-live'))(
    'that has two live versions is read with both: $name $id',
    (secret) => {
      const settings = [...new Set(settingsOf(secret))];
      expect(settings.length).toBeGreaterThan(0);
      for (const setting of settings)
        expect(sources).toMatch(new RegExp(`live(?:Keys|Secret)\\(settings\\.${setting}\\b`));
    },
  );

  it('has no row in the runbook that is nobody’s', () =>
    expect([...rows.keys()].filter((row) => !secrets.some(({ id }) => called(id) === row))).toEqual(
      [],
    ));
});
