import { systemNow } from '../../shared/clock.ts';
import { metricCounter } from '../../shared/count-metric.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { tableClient } from '../../shared/table/client.ts';
import { accountStore } from './accounts/account-store.ts';
import { sightingStore } from './accounts/sighting-store.ts';
import { checkAccount } from './accounts/standing.ts';
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

const count = metricCounter<'AccountClashes'>('authorise');

export const handler = authorise({
  checkAccount: checkAccount({
    accounts: accountStore(client, settings.OFFICER_ACCOUNTS_TABLE),
    sightings: sightingStore(client, settings.ACCOUNT_SIGHTINGS_TABLE),
    key: keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, systemNow)),
    onClash: () => count('AccountClashes'),
    now: systemNow,
  }),
  isEnded: endedSessions(client, settings.ENDED_SESSIONS_TABLE).isEnded,
  endedAt: endingStore(client, settings.SESSION_ENDINGS_TABLE).endedAt,
  verify: verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now: systemNow })),
  signOutOrigin: settings.SIGN_OUT_ORIGIN,
});
