import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../functions/operations.ts';
import { identityOperations } from '../../../functions/reports/identity/operations.ts';

describe('who reported', () => {
  it('is read by no link: nothing that is answered by GET is of the function that reads names', () => {
    const { entry } = identityOperations.readIdentity;
    const methods = operations.filter((one) => one.entry === entry).map(({ method }) => method);
    expect(methods).toEqual(['POST']);
  });
});
