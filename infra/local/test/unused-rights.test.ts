import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { noteGranted } from '../iam/note-rights.ts';
import { unusedRights } from '../iam/unused-rights.ts';
import { checkOf } from '../lambda/guard-tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-host-rights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rightsFile = join(folder, 'rights');
const place = { partition: 'aws', region: 'ap-southeast-3', accountId: '000000000000' };
const table = (name: string) => `arn:aws:dynamodb:ap-southeast-3:000000000000:table/${name}`;
const rightsOf = (name: string) => ({
  ...{ accessKeyId: name, arn: `arn:aws:sts::000000000000:assumed-role/x/${name}` },
  ...{ place, keys: {}, rightsFile },
  statements: [
    {
      Effect: 'Allow' as const,
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:GetRecords'],
      Resource: [table('Notes')],
    },
    { Effect: 'Allow' as const, Action: ['dynamodb:GetItem'], Resource: [table('Others')] },
  ],
});

describe('rights that no call used', () => {
  it('are named by function, action and table, once something of the function was called', () => {
    noteGranted(rightsFile, [rightsOf('reader'), rightsOf('silent')]);
    const check = checkOf(rightsOf('reader'));
    const read = JSON.stringify({ TableName: 'Notes', Key: {} });
    expect(check('DynamoDB_20120810.GetItem', read)).toBeUndefined();
    expect(check('DynamoDB_20120810.GetItem', read)).toBeUndefined();
    // What is refused is no use of a right.
    expect(check('DynamoDB_20120810.DeleteItem', read)).toContain('dynamodb:DeleteItem');
    const noted = readFileSync(rightsFile, 'utf8');
    expect(noted.trim().split('\n')).toHaveLength(3);
    expect(unusedRights(noted)).toEqual({
      silent: ['silent'],
      unused: [
        { function: 'reader', action: 'dynamodb:PutItem', resources: [table('Notes')] },
        { function: 'reader', action: 'dynamodb:GetItem', resources: [table('Others')] },
      ],
    });
  });
});
