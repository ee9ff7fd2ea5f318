import { describe, expect, it } from '@jest/globals';
import { authorise } from '../../../functions/site/sign-in/authorise.ts';
import { arrivalOf, doorVariables } from '../../../shared/http/door.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { anEvent } from '../../support/builders.ts';

const [keyA, keyB, another] = ['a1', 'b2', 'c3'].map((pair) => pair.repeat(32)) as [
  string,
  string,
  string,
];
const stage = {
  [doorVariables.keyA]: keyA,
  [doorVariables.keyB]: keyB,
  [doorVariables.host]: 'netral.test',
};
const viewer = ['198.51.100.4'];
const host = ['api1.execute-api.ap-southeast-3.amazonaws.com'];

describe('what came through the door', () => {
  it.each([
    ['the key that is shown', keyA],
    ['the other one, while they change', keyB],
  ])('is known by %s', (_, key) => {
    const headers = { host, 'netral-door': [key], 'netral-viewer': viewer, accept: ['*/*'] };
    expect(arrivalOf({ headers, stageVariables: stage })).toEqual({
      headers: { host: ['netral.test'], accept: ['*/*'] },
      viewer: '198.51.100.4',
      isThroughDoor: true,
    });
  });

  it('may come from an address of either kind', () => {
    const headers = { 'netral-door': [keyA], 'netral-viewer': ['2001:db8::7'] };
    expect(arrivalOf({ headers, stageVariables: stage }).viewer).toBe('2001:db8::7');
  });

  it.each([
    ['none', []],
    ['no address', ['petugas']],
    ['two in one', ['198.51.100.4, 203.0.113.9']],
    ['two', ['198.51.100.4', '203.0.113.9']],
  ])('says nothing of who asks where the address is %s', (_, viewers) => {
    const headers = { 'netral-door': [keyA], 'netral-viewer': viewers };
    expect(arrivalOf({ headers, stageVariables: stage }).viewer).toBeUndefined();
  });
});

describe('the headers of the door, sent by anybody else', () => {
  const past = { headers: { host }, viewer: undefined, isThroughDoor: false };

  it.each([
    ['at a stage without a door', keyA, null],
    ['at a stage with variables of another kind', keyA, { doorKeyA: keyA }],
    ['without a key', undefined, stage],
    ['with an empty key', '', stage],
    ['with another key', another, stage],
    ['with a key that is nearly one', `${keyA.slice(0, -1)}0`, stage],
    ['with both keys in one', `${keyA}${keyB}`, stage],
    ['with a key that the template did not make', 'x', { ...stage, doorKeyA: 'x' }],
    ['with an empty key where there is none yet', '', { ...stage, doorKeyA: '', doorKeyB: '' }],
  ])('decide nothing %s', (_, key, stageVariables) => {
    const headers = {
      host,
      'netral-viewer': viewer,
      ...(key !== undefined && { 'netral-door': [key] }),
    };
    expect(arrivalOf({ headers, stageVariables })).toEqual(past);
  });

  it('decide nothing where a guess stands beside the key of somebody else', () => {
    const headers = { host, 'netral-viewer': viewer, 'netral-door': [keyA, another] };
    expect(arrivalOf({ headers, stageVariables: stage })).toEqual(past);
  });
});

const asked = (key: string, stageVariables: typeof stage | null) => {
  const event = anEvent({
    ...{ path: '/ikrar', base: '/live' },
    headers: { 'Netral-Door': key, 'Netral-Viewer': '198.51.100.4' },
  });
  return readRequest({ ...event, stageVariables });
};

describe('a request', () => {
  it('through the door comes from whom CloudFront saw, to the root of the domain', () =>
    expect(asked(keyA, stage)).toMatchObject({ sourceAddress: '198.51.100.4', base: '' }));

  it.each([
    ['past the door', another, stage],
    ['where there is no door', keyA, null],
  ])('%s comes from whom the gateway saw, whatever it says', (_, key, variables) =>
    expect(asked(key, variables)).toMatchObject({ sourceAddress: '203.0.113.7', base: '/live' }),
  );

  it('does not hand on what the door wrote', () =>
    expect(Object.keys(asked(keyA, stage).headers).join()).not.toContain('netral'));
});

describe('a form of somebody who is signed in', () => {
  const person = { personId: 'p', role: 'admin', region: 'ID', name: 'Contoh' } as const;
  const allows = async (origin: string, key: string) => {
    const { httpMethod, path, resource, requestContext } = anEvent({ method: 'POST' });
    const { policyDocument } = await authorise({
      verify: () => Promise.resolve({ ok: true, sub: 'p', issuedAt: 0, expiresAt: 1, person }),
      isEnded: () => Promise.resolve(false),
      endedAt: () => Promise.resolve(undefined),
      checkAccount: () => Promise.resolve(undefined),
    })({
      ...{ type: 'REQUEST', methodArn: 'arn:aws:execute-api:r:1:api1/live/POST/v1/cases' },
      ...{ httpMethod, path, resource, headers: {}, stageVariables: stage },
      requestContext: { ...requestContext, authorizer: undefined },
      multiValueHeaders: {
        ...{ Host: host, Origin: [origin], Cookie: ['netral_session=a.b.c'] },
        'Netral-Door': [key],
      },
      ...{ pathParameters: {}, queryStringParameters: {}, multiValueQueryStringParameters: {} },
    });
    return policyDocument.Statement[0]?.Effect;
  };

  it('is taken through the door from pages of the domain, and from no others', async () => {
    expect(await allows('https://netral.test', keyA)).toBe('Allow');
    expect(await allows('https://jahat.test', keyA)).toBe('Deny');
    expect(await allows(`https://${String(host)}`, keyA)).toBe('Deny');
  });

  it('is not taken for one of the domain past the door', async () =>
    expect(await allows('https://netral.test', another)).toBe('Deny'));
});
