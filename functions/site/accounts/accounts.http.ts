import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import { officerMark } from '../../../shared/sign-in/account-link.ts';
import type { AccountStore } from './account-store.ts';
import type { BoundAmong } from './bound-among.ts';
import { bindAccount, readLink } from './bind-account.ts';
import type { AccountOperations } from './operations.ts';
import type { SightingStore } from './sighting-store.ts';

type Needs = {
  accounts: Pick<AccountStore, 'bind'>;
  sightings: Pick<SightingStore, 'isAdmin' | 'clashes'>;
  key: () => Promise<Uint8Array>;
  now: Now;
  /** Codes of the regions that are served. */
  served: readonly string[];
};

const mostShown = 100;

/** GET /s/{token}: asks whoever reads the registered phone to bind the account. Opening changes nothing. */
export const showAccountLinkHttp = (needs: Needs): Does<AccountOperations['showAccountLink']> => {
  const read = readLink(needs);
  return async ({ path, request }) => {
    await read(path.token);
    return linkAnswer(request, 'unbound');
  };
};

/** POST /s/{token}: the account is theirs; saying so twice changes nothing. */
export const bindAccountHttp = (needs: Needs): WithForm<AccountOperations['bindAccount']> => {
  const bind = bindAccount(needs);
  return {
    does: async ({ path, body, request }) => {
      await bind(path.token, body.digits);
      return linkAnswer(request, 'bound');
    },
    formAgain: ({ errors }, request) => linkAnswer(request, 'unbound', errors.length),
  };
};

const linkAnswer = (
  { base, path }: Pick<Request, 'base' | 'path'>,
  state: 'bound' | 'unbound',
  wrong = 0,
): AnswerOf<AccountOperations['showAccountLink']> => ({
  status: 200,
  body: { state },
  page: async (frame) =>
    (await import('./pages/account-link.tsx')).renderAccountLink(frame, {
      ...{ state, isWrong: wrong > 0, bindAt: base + path },
    }),
});

/** GET /v1/accounts: who of a region's officers has bound an account; region and ids of the register, marks in the table. */
export const listAccountsHttp =
  ({
    boundAmong,
    key,
  }: Pick<Needs, 'key'> & { boundAmong: BoundAmong }): Does<AccountOperations['listAccounts']> =>
  async ({ query: { region, officers }, within }) => {
    within(region);
    const secret = await key();
    const marks = officers.map((officerId) => officerMark(secret, { region, officerId }));
    const bound = await boundAmong(marks);
    const body = {
      region,
      officers: officers.map((officerId, i) => {
        const at = bound.get(marks[i] ?? '');
        const boundAt = at === undefined ? null : new Date(at).toISOString();
        return { officerId, isBound: at !== undefined, boundAt };
      }),
    };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/accounts.tsx')).renderAccounts(frame, body),
    };
  };

/** GET /v1/account-clashes: of a region. */
export const listClashesHttp =
  ({
    sightings,
    served,
  }: Pick<Needs, 'sightings' | 'served'>): Does<AccountOperations['listAccountClashes']> =>
  async ({ query, person, within }) => {
    const region = query.region ?? person.region;
    within(region);
    const clashes = (await sightings.clashes(region, mostShown)).map(
      ({ region: of, officerId, at }) => ({
        ...{ region: of, officerId },
        at: new Date(at).toISOString(),
      }),
    );
    return {
      status: 200,
      body: { region, clashes },
      page: async (frame) => {
        const { scopesBelow } = await import('../../../shared/page/scopes.ts');
        const scopes = scopesBelow(person.region, served, frame.lang);
        const { renderClashes } = await import('./pages/account-clashes.tsx');
        return renderClashes(frame, { region, clashes, scopes });
      },
    };
  };
