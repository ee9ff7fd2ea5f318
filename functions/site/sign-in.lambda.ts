import { randomBytes } from 'node:crypto';
import { systemNow } from '../../shared/clock.ts';
import { serve } from '../../shared/operation/serve.ts';
import { redeemCode } from '../../shared/sign-in/redeem-code.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { tableClient } from '../../shared/table/client.ts';
import { siteOperations } from './operations.ts';
import { signInSettings } from './settings.ts';
import {
  finishSignInHttp,
  satgasEntranceHttp,
  signOutHttp,
  startSignInHttp,
  whoAmIHttp,
} from './sign-in.http.ts';
import { signInCookie } from './sign-in/cookies.ts';
import { endedSessions } from './sign-in/ended-sessions.ts';
import { finishSignIn } from './sign-in/finish-sign-in.ts';
import { verifyClaims } from '../../shared/sign-in/verify-claims.ts';
import { issuerKeys } from '../../shared/sign-in/issuer-keys.ts';
import { oidcClient } from '../../shared/sign-in/oidc-client.ts';
import { signOut } from './sign-in/sign-out.ts';
import { siteAddress } from '../../shared/sign-in/site-address.ts';
import { startSignIn } from '../../shared/sign-in/start-sign-in.ts';
import { verifyToken } from './sign-in/verify-token.ts';

const settings = readSettings(signInSettings);
const { ISSUER_URL: issuer, CLIENT_ID: clientId } = settings;
const now = systemNow;
const site = siteAddress(settings.PUBLIC_URL, '/sign-in/callback');
const oidc = oidcClient({ issuer, clientId });
const stateKey = keyBytes(secretReader(settings.STATE_SECRET_ARN, now));
const verify = verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now }));
const sessions = endedSessions(tableClient(), settings.ENDED_SESSIONS_TABLE);
const random = () => randomBytes(32).toString('base64url');

const carried = { site, oidc, stateKey, now, cookie: signInCookie };
const asks = { scope: 'openid profile email' };

export const handler = serve('site/sign-in', siteOperations, {
  showSatgasEntrance: satgasEntranceHttp,
  startSignIn: startSignInHttp(startSignIn({ ...carried, random, asks })),
  finishSignIn: finishSignInHttp(finishSignIn({ site, redeem: redeemCode(carried), verify, now })),
  signOut: signOutHttp(signOut({ site, oidc, verify, endSession: sessions.end })),
  whoAmI: whoAmIHttp,
});
