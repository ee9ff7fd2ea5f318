import { describe, expect, it } from '@jest/globals';
import { authorise } from '../../functions/site/sign-in/authorise.ts';
import { writeAnswer } from '../../shared/http/answer.ts';
import { readRequest } from '../../shared/http/request.ts';
import { requestOf } from '../local/sign-in-suite.ts';
import { anEvent } from '../support/builders.ts';

const issuer = 'https://netral-demo.auth.ap-southeast-3.amazoncognito.com';
const person = { personId: 'p', role: 'officer', region: '18.09', name: 'Contoh' };

const formActionOf = async (authorizer: Record<string, string>): Promise<string> => {
  const request = readRequest(anEvent({ headers: { Accept: 'text/html' }, authorizer }));
  const { headers } = await writeAnswer({ status: 200, page: () => '<p>' }, request);
  return /form-action ([^;]*);/.exec(String(headers?.['content-security-policy']))?.[1] ?? '';
};

describe('the sign-out of a page', () => {
  it('may lead to the issuer it was signed in at, and to no other site', async () => {
    expect(await formActionOf({ ...person, signOutOrigin: issuer })).toBe(`'self' ${issuer}`);
  });

  it('leads nowhere else where nobody is signed in', async () => {
    expect(await formActionOf({})).toBe("'self'");
  });

  it.each([
    "https://x.test; script-src 'unsafe-inline'",
    'https://x.test/path',
    'javascript:alert(1)',
    '*',
    'https://*',
    '',
  ])('takes no %j for an origin', async (signOutOrigin) => {
    expect(await formActionOf({ ...person, signOutOrigin })).toBe("'self'");
  });

  it('is told to the pages by the authoriser, with the person', async () => {
    const verify = () =>
      Promise.resolve({
        ok: true as const,
        person: { ...person, role: 'officer' as const },
        sub: 'akun',
        issuedAt: 0,
        expiresAt: 1,
      });
    const event = requestOf({ Authorization: 'Bearer a.b.c' });
    const { context } = await authorise({
      verify,
      isEnded: () => Promise.resolve(false),
      endedAt: () => Promise.resolve(undefined),
      checkAccount: () => Promise.resolve(undefined),
      signOutOrigin: issuer,
    })(event);
    expect(context).toEqual({ ...person, signOutOrigin: issuer });
  });
});
