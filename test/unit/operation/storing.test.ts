import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../shared/http/answer.ts';
import { writeAnswer } from '../../../shared/http/answer.ts';
import { storing } from '../../../shared/operation/storing.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { anEvent } from '../../support/builders.ts';

const page: Answer = { status: 200, body: {} };
const saysPublic: Answer = { ...page, headers: { 'cache-control': 'public, max-age=300' } };
const stored = { by: 'question', seconds: 60 } as const;
const control = ({ headers }: Answer) => headers?.['cache-control'];

describe('what others may store of an answer', () => {
  it('is what its operation says, for so long', () => {
    expect(control(storing({ stored }, page, false))).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=30',
    );
    expect(control(storing({ stored: { by: 'address' } }, saysPublic, false))).toBe(
      'public, max-age=300',
    );
  });

  it('is nothing unless the operation says so, whatever its use case does', () => {
    expect(control(storing({}, saysPublic, false))).toBe('no-store');
    const shared = { ...page, headers: { 'cache-control': 's-maxage=9' } };
    expect(control(storing({}, shared, false))).toBe('no-store');
    expect(control(storing({}, page, false))).toBeUndefined();
  });

  it.each<[string, Answer, boolean]>([
    ['a refusal', { ...saysPublic, status: 404 }, false],
    ['a way onward', { ...saysPublic, status: 303 }, false],
    ['a fault', { ...saysPublic, status: 500 }, false],
    ['what sets a cookie', { ...saysPublic, cookies: ['a=b'] }, false],
    ['what somebody signed in asked for', saysPublic, true],
  ])('is never %s', (_, answer, isSignedIn) => {
    expect(control(storing({ stored }, answer, isSignedIn))).toBe('no-store');
  });

  it('is never an answer that sets the language', async () => {
    const request = { ...readRequest(anEvent({ path: '/boleh' })), query: { lang: 'en' } };
    const answer = storing({ stored }, page, false);
    const { headers } = await writeAnswer(answer, request);
    expect(headers?.['cache-control']).toBe('no-store');
    const again = await writeAnswer(answer, { ...request, query: {} });
    expect(again.headers?.['cache-control']).toContain('s-maxage=60');
  });
});
