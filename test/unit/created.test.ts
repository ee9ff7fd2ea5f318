import { describe, expect, it } from '@jest/globals';
import { forMoto } from '../../infra/created/for-moto.ts';
import { stayedTheSame } from '../../infra/created/stayed.ts';

const template = (Resources: Record<string, object>) =>
  forMoto({
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, one]) => [id, { Type: '', Properties: {}, ...one }]),
    ),
  }).Resources;

describe('a template as moto can create it', () => {
  it('leaves out what moto lacks, and every reference to it', () => {
    const made = template({
      Secret: { Type: 'AWS::SecretsManager::Secret' },
      Fn: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['Secret', 'Role'],
        Properties: { Arn: { Ref: 'Secret' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      },
      Role: { Type: 'AWS::IAM::Role' },
    });
    expect(Object.keys(made)).toEqual(['Fn', 'Role']);
    expect(made['Fn']).toMatchObject({
      DependsOn: ['Role'],
      Properties: {
        Arn: expect.stringContaining('Secret'),
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      },
    });
  });

  it('has what calls an alias call its function, since moto has no aliases', () => {
    const made = template({
      Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Fn' } } },
      Fn: { Type: 'AWS::Lambda::Function' },
      Feed: { Properties: { FunctionName: { Ref: 'Live' } } },
    });
    expect(Object.keys(made)).toEqual(['Fn', 'Feed']);
    expect(made['Feed']).toMatchObject({
      Properties: { FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
    });
  });

  it('makes a table of a global one, with its keys', () => {
    const Properties = { KeySchema: [{ AttributeName: 'region' }], Replicas: [{}] };
    expect(template({ T: { Type: 'AWS::DynamoDB::GlobalTable', Properties } })).toEqual({
      T: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: Properties.KeySchema } },
    });
  });
});

describe('an upgrade in moto', () => {
  const made = (physicalId: string, type = 'AWS::DynamoDB::Table') => ({
    ...{ logicalId: 'Held', physicalId, type },
  });

  it.each([
    ['a table that stayed', [made('a')], [made('a')], []],
    ['one made anew', [made('a')], [made('b')], ['Held: is another one after the upgrade']],
    ['one that is gone', [made('a')], [], ['Held: is gone after the upgrade']],
    ['a key, which moto itself loses', [made('a', 'AWS::KMS::Key')], [], []],
    ['a function, which holds nothing', [made('a', 'AWS::Lambda::Function')], [], []],
  ])('of %s', (_, before, after, said) => {
    expect(stayedTheSame(before, after)).toEqual(said);
  });
});
