import { describe, expect, it } from '@jest/globals';
import { fates } from '../../infra/ending/fates.ts';
import { openThings } from '../../infra/ending/open-things.ts';
import { isStateful, stateful } from '../../infra/stateful.ts';
import { originals, tablesById } from '../../infra/survival/held-state.ts';
import { at, demoTemplate, everyTemplate, resources } from './a-stack.ts';

const ofFate = (...wanted: string[]) =>
  Object.keys(fates).filter((id) => wanted.includes(fates[id]?.[0] ?? ''));

describe('the end of a campaign', () => {
  it('decides of each table, bucket, key, secret and pool what becomes of it, and of nothing else', () => {
    const ids = stateful.map((line) => line.split(' ')[1] ?? '');
    expect(Object.keys(fates).sort()).toEqual([...tablesById.keys(), ...ids].sort());
  });

  it('knows whatever the templates hold state in', () => {
    const found = everyTemplate().flatMap(({ name, template }) =>
      Object.entries(template.Resources)
        .filter(([logicalId, { Type: type }]) =>
          isStateful({ stack: name.replace(/^netral-(demo-(nasional-)?)?/, ''), logicalId, type }),
        )
        .map(([logicalId]) => logicalId),
    );
    expect(found.filter((id) => !fates[id])).toEqual([]);
  });

  it('leaves to its own end only what ends by itself', () => {
    for (const id of ofFate('term'))
      expect([id, tablesById.get(id)?.expiry ?? (originals.has(id) && 'expiresAt')]).toEqual([
        id,
        'expiresAt',
      ]);
  });

  it('empties only tables, and looks at open things in tables that are there', () => {
    for (const id of ofFate('campaign')) expect(tablesById.has(id)).toBe(true);
    for (const { table } of openThings) expect(tablesById.has(table)).toBe(true);
  });

  it('writes its record where nobody can change it', () => {
    const [locked] = resources(demoTemplate(), 'AWS::S3::Bucket').filter(
      ({ id }) => id === 'ReportsReadingRoomLocked67F2525B',
    );
    expect(locked?.properties['ObjectLockEnabled']).toBe(true);
    expect(
      at(locked?.properties ?? {}, 'ObjectLockConfiguration.Rule.DefaultRetention'),
    ).toBeTruthy();
    expect(fates['ReportsReadingRoomLocked67F2525B']?.[0]).toBe('kept');
  });
});
