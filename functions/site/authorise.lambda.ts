import { systemNow } from '../../shared/clock.ts';
import { readSettings } from '../../shared/settings.ts';
import { tableClient } from '../../shared/table/client.ts';
import { authoriseSettings } from './settings.ts';
import { authorise } from './sign-in/authorise.ts';
import { endingStore } from './sessions/ending-store.ts';
import { endedSessions } from './sign-in/ended-sessions.ts';
import { verifyClaims } from '../../shared/sign-in/verify-claims.ts';
import { issuerKeys } from '../../shared/sign-in/issuer-keys.ts';
import { verifyToken } from './sign-in/verify-token.ts';

const settings = readSettings(authoriseSettings);
const { ISSUER_URL: issuer, CLIENT_ID: clientId } = settings;

const client = tableClient();

export const handler = authorise({
  isEnded: endedSessions(client, settings.ENDED_SESSIONS_TABLE).isEnded,
  endedAt: endingStore(client, settings.SESSION_ENDINGS_TABLE).endedAt,
  verify: verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now: systemNow })),
  signOutOrigin: settings.SIGN_OUT_ORIGIN,
});
