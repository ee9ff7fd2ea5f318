import type { Answer } from '../../shared/http/answer.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { readCookie } from '../../shared/http/request.ts';
import { requireAccess } from '../access.ts';
import { sessionCookie, type Onward } from './sign-in/cookies.ts';
import type { finishSignIn } from './sign-in/finish-sign-in.ts';
import type { signOut } from './sign-in/sign-out.ts';
import type { startSignIn } from './sign-in/start-sign-in.ts';

const redirect = ({ location, cookies }: Onward): Answer => ({
  status: 303,
  headers: { location },
  cookies,
});

/** GET /sign-in: to the issuer, remembering where the person wanted to go (`return`). */
export const startSignInHttp =
  (start: ReturnType<typeof startSignIn>): HttpUseCase =>
  async ({ query }) =>
    redirect(await start({ returnTo: query['return'] }));

/** GET /sign-in/callback: back from the issuer with a code. */
export const finishSignInHttp =
  (finish: ReturnType<typeof finishSignIn>): HttpUseCase =>
  async (request) =>
    redirect(await finish(request));

/** POST /sign-out: ends the session here and at the issuer. */
export const signOutHttp =
  (end: ReturnType<typeof signOut>): HttpUseCase =>
  async () =>
    redirect(await end());

/** GET /siaga: to the open alerts, by way of sign-in where there is no session. */
export const satgasEntranceHttp: HttpUseCase = ({ headers, base }) =>
  redirect({
    location: readCookie(headers, sessionCookie)
      ? `${base}/v1/alerts`
      : `${base}/sign-in?return=/v1/alerts`,
    cookies: [],
  });

/** GET /v1/me: whom the authoriser vouched for. */
export const whoAmIHttp: HttpUseCase = ({ person }) => ({
  status: 200,
  body: requireAccess('whoAmI', person),
});
