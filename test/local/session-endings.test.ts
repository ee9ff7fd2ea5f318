import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { authorise } from '../../functions/site/sign-in/authorise.ts';
import { verifyToken } from '../../functions/site/sign-in/verify-token.ts';
import { endSessions } from '../../functions/site/sessions/end-sessions.ts';
import { endingStore } from '../../functions/site/sessions/ending-store.ts';
import { sessionEndingsTable } from '../../functions/site/sessions/tables.ts';
import { issuerKeys } from '../../shared/sign-in/issuer-keys.ts';
import { verifyClaims } from '../../shared/sign-in/verify-claims.ts';
import { tableOf } from '../support/table-of.ts';
import { clientId, requestOf, useIssuer } from './sign-in-suite.ts';

const { seen, now, tokensOf } = useIssuer();
let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(sessionEndingsTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

/** The authoriser as it is wired, over the real table, and who ends sessions. */
const door = () => {
  const { issuer } = seen;
  const endings = endingStore(held.client, sessionEndingsTable.name);
  const enter = authorise({
    verify: verifyToken(verifyClaims({ issuer, clientId, keys: issuerKeys(issuer), now })),
    isEnded: () => Promise.resolve(false),
    endedAt: endings.endedAt,
    checkAccount: () => Promise.resolve(undefined),
  });
  const end = endSessions({ endings, now });
  return {
    by: (token: string) => enter(requestOf({ Authorization: `Bearer ${token}` })),
    end: (personId: string, region: string) =>
      end(
        { personId, region, reason: 'role-withdrawn' },
        { personId: 'atasan', role: 'admin', region: 'ID', name: 'Atasan' },
      ),
  };
};

describe('a token of somebody whose sessions an admin ended', () => {
  it('is refused from the next request on, and nobody else’s', async () => {
    const { by, end } = door();
    const [{ id_token: theirs }, { id_token: another }] = [
      await tokensOf('lampung-admin'),
      await tokensOf('admin'),
    ];
    const { principalId, context } = await by(theirs);
    await end(principalId, String(context?.['region']));
    await expect(by(theirs)).rejects.toThrow(/^Unauthorized$/);
    await by(another);
  });

  it('lets whoever signs in again do what the issuer then says', async () => {
    const { by, end } = door();
    const { id_token: before } = await tokensOf('oversight');
    const { principalId, context } = await by(before);
    await end(principalId, String(context?.['region']));
    seen.aheadMs = 2000;
    const { id_token: after } = await tokensOf('oversight');
    await by(after);
    await expect(by(before)).rejects.toThrow(/^Unauthorized$/);
    seen.aheadMs = 0;
  });

  it('is refused where it names the region that was said, and not another', async () => {
    const { by, end } = door();
    const { id_token } = await tokensOf('pohuwato-officer-1');
    const { principalId } = await by(id_token);
    await end(principalId, '18.09');
    await by(id_token);
  });
});
