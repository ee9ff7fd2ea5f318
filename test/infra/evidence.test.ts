import { describe, expect, it } from '@jest/globals';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const below = (prefix: string) => new RegExp(`Evidence.*/${prefix}/\\*`);
/** Who may do something in the bucket of evidence: the id of the role, and on what. */
const allowed = (action: string) =>
  statementsOf(template).flatMap(({ id, actions, resources: on }) =>
    actions.some((one) => one === action || one === 's3:*' || one === '*')
      ? on
          .map((one) => ({ id, on: JSON.stringify(one) }))
          .filter(({ on: one }) => /Evidence/.test(one))
      : [],
  );

const policies = resources(template, 'AWS::S3::BucketPolicy').flatMap(
  ({ properties }) => at(properties, 'PolicyDocument.Statement') as object[],
);

/** For the two who open a sealed file, and for Bawaslu, to whom two handed a report over. */
const releasing = [expect.stringContaining('OpenFile'), expect.stringContaining('Package')];

describe('evidence in its bucket', () => {
  it('is never written over: originals are put only where none stands', () => {
    const seals = policies.filter(
      (one) => at(one, 'Effect') === 'Deny' && JSON.stringify(one).includes('/originals/*'),
    );
    expect(seals).toMatchObject([
      { Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } },
    ]);
  });

  it('has originals that two functions read, each for what two released, and never an older version', () => {
    const read = allowed('s3:GetObject');
    expect(read.some(({ on }) => below('copies').test(on))).toBe(true);
    const originals = read.filter(({ on }) => below('originals').test(on));
    const opening = originals.map(({ id }) => id);
    expect(opening).toEqual(releasing);
    expect(allowed('s3:PutObject').filter(({ id }) => opening.includes(id))).toEqual([]);
    expect(allowed('s3:GetObjectVersion')).toEqual([]);
  });

  it('is deleted in all its versions by one function, and nobody can only hide it', () => {
    const deleting = allowed('s3:DeleteObjectVersion');
    for (const prefix of ['originals', 'copies']) {
      const who = deleting.filter(({ on }) => below(prefix).test(on)).map(({ id }) => id);
      expect(who).toEqual([expect.stringContaining('DeleteEvidence')]);
    }
    expect(allowed('s3:DeleteObject')).toEqual([]);
    expect(allowed('s3:ListBucket')).toEqual([]);
    // Who opens a sealed file is told by it that there is none; what it lists stands below the originals.
    const lists = new Set(allowed('s3:ListBucketVersions').map(({ id }) => id));
    const others = [...lists].filter((id) => !deleting.some((one) => one.id === id));
    // Of signed letters, too, who signs one is told that there is none yet; originals it does not list.
    const [openFile, packages] = releasing;
    expect(others).toEqual([openFile, expect.stringContaining('SignLetter'), packages]);
    expect(deleting.every(({ id }) => lists.has(id))).toBe(true);
  });

  it('that was sent and never sealed goes within days, versions and all', () => {
    const rules = resources(template, 'AWS::S3::Bucket').flatMap(
      ({ properties }) => (at(properties, 'LifecycleConfiguration.Rules') ?? []) as object[],
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        Prefix: 'incoming/',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
    // Whatever fails, no photo outlives the longest report by more than three months.
    expect(rules).toContainEqual({ ExpirationInDays: 5 * 365 + 90, Status: 'Enabled' });
  });
});
