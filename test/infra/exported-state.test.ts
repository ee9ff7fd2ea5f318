import { describe, expect, it } from '@jest/globals';
import {
  filledByItself,
  originals,
  secretsOfNoRow,
  secretsOfRows,
  tablesById,
} from '../../infra/survival/held-state.ts';
import { schemaVersion, stepsBetween, upgradeSteps } from '../../infra/survival/schema-version.ts';
import { tables } from '../../functions/tables.ts';
import { demoTemplate, resources } from './a-stack.ts';

const idsOf = (type: string): string[] => resources(demoTemplate(), type).map(({ id }) => id);

describe('an export', () => {
  it('holds every table there is, by the logical id it was deployed with', () => {
    expect([...tablesById.keys()].sort()).toEqual(idsOf('AWS::DynamoDB::GlobalTable').sort());
    expect(new Set(tablesById.values())).toEqual(new Set(tables));
    for (const id of filledByItself) expect(tablesById.has(id)).toBe(true);
  });

  it('knows of every secret whether rows depend on it', () => {
    expect([...secretsOfRows, ...secretsOfNoRow].sort()).toEqual(
      idsOf('AWS::SecretsManager::Secret').sort(),
    );
  });

  it('holds every bucket but the log that S3 writes', () => {
    const others = idsOf('AWS::S3::Bucket').filter((id) => !originals.has(id));
    expect(others).toEqual(['ReportsEvidenceRoomEvidenceAccessADC6182D']);
  });

  it('of any version has steps to this one', () => {
    for (let from = 1; from <= schemaVersion; from += 1)
      expect(stepsBetween({ from, to: schemaVersion }, upgradeSteps)).toHaveLength(
        schemaVersion - from,
      );
  });
});
