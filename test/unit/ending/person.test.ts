import { describe, expect, it } from '@jest/globals';
import { areTwo, personOf } from '../../../infra/ending/person.ts';

const user = (name: string) => `arn:aws:iam::111122223333:user/${name}`;
const session = (role: string, name: string) =>
  `arn:aws:sts::111122223333:assumed-role/${role}/${name}`;
const inCenter = (name: string) => session('AWSReservedSSO_Admin_0123456789abcdef', name);

describe('two confirmations', () => {
  it.each([
    ['two IAM users', user('ani'), user('budi'), true],
    [
      'two people of Identity Center',
      inCenter('ani@netral.example'),
      inCenter('budi@netral.example'),
      true,
    ],
    ['one user twice', user('ani'), user('ani'), false],
    [
      'one person with two permission sets',
      inCenter('ani'),
      session('AWSReservedSSO_Read_1', 'Ani'),
      false,
    ],
    ['a user and somebody of Identity Center', user('ani'), inCenter('budi'), false],
  ])('of %s', (_, one, other, expected) => {
    expect(areTwo(personOf(one), personOf(other))).toBe(expected);
  });

  it.each([session('Ops', 'budi'), 'arn:aws:iam::111122223333:root', ''])(
    'are never those of whoever may be anybody: %s',
    (arn) => expect(() => personOf(arn)).toThrow('may be anybody'),
  );
});
