import { readCookie } from '../../shared/http/request.ts';
import type { Does } from '../../shared/operation/call.ts';
import type { Onward } from '../../shared/sign-in/cookies.ts';
import type { startSignIn } from '../../shared/sign-in/start-sign-in.ts';
import type { siteOperations } from './operations.ts';
import { sessionCookie } from './sign-in/cookies.ts';
import type { finishSignIn } from './sign-in/finish-sign-in.ts';
import type { signOut } from './sign-in/sign-out.ts';

type Site = typeof siteOperations;

const redirect = ({ location, cookies }: Onward) => ({
  status: 303 as const,
  headers: { location },
  cookies,
});

/** GET /sign-in: to the issuer, remembering where the person wanted to go (`return`). */
export const startSignInHttp =
  (start: ReturnType<typeof startSignIn>): Does<Site['startSignIn']> =>
  async ({ query }) =>
    redirect(await start({ returnTo: query.return }));

/** GET /sign-in/callback: back from the issuer with a code. */
export const finishSignInHttp =
  (finish: ReturnType<typeof finishSignIn>): Does<Site['finishSignIn']> =>
  async ({ query, request: { headers } }) =>
    redirect(await finish({ query, headers }));

/** POST /sign-out: ends the session here and at the issuer. */
export const signOutHttp =
  (end: ReturnType<typeof signOut>): Does<Site['signOut']> =>
  async ({ request: { headers } }) =>
    redirect(await end(headers));

/** GET /siaga: to the open alerts, or to the case of a key, by way of sign-in where there is no session. */
export const satgasEntranceHttp: Does<Site['showSatgasEntrance']> = ({
  query: { case: caseKey },
  request: { headers, base },
}) => {
  const to = caseKey === undefined ? '/v1/alerts' : `/v1/cases/${caseKey}`;
  const isSignedIn = readCookie(headers, sessionCookie) !== undefined;
  return redirect({ location: base + (isSignedIn ? to : `/sign-in?return=${to}`), cookies: [] });
};

/** GET /v1/me: whom the authoriser vouched for. */
export const whoAmIHttp: Does<Site['whoAmI']> = ({ person }) => ({
  status: 200,
  body: person,
});
