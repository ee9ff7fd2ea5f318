import type { Codes } from './codes.ts';
import { findPerson, type People } from './person.ts';
import type { Reply } from './reply.ts';
import { renderSignIn } from './sign-in-page.tsx';

export type AuthorizeNeeds = People & {
  publicUrl: string;
  clientId: string;
  codes: Codes;
  action: string;
};

/** GET authorize: shows whom one can sign in as. */
export const showPeople =
  (needs: AuthorizeNeeds) =>
  (asked: URLSearchParams): Reply => {
    const problem = problemWith(needs, asked);
    if (problem) return problem;
    const { people, action } = needs;
    const html = renderSignIn({ people, action, hidden: carried(asked) });
    return { kind: 'page', status: 200, html };
  };

/** POST authorize: sends the chosen person back to the site with a code. */
export const choosePerson =
  (needs: AuthorizeNeeds) =>
  (form: URLSearchParams): Reply => {
    const problem = problemWith(needs, form);
    if (problem) return problem;
    const person = findPerson(needs, form.get('person') ?? '');
    if (!person) return refusedPage('There is no such person.');
    const redirectUri = form.get('redirect_uri') ?? '';
    const nonce = form.get('nonce');
    const code = needs.codes.give({
      personId: person.id,
      redirectUri,
      challenge: form.get('code_challenge') ?? '',
      ...(nonce !== null && { nonce }),
    });
    return backTo(redirectUri, { code, state: form.get('state') });
  };

/** Whether an address lies within the site; what it returns to is never anywhere else. */
export const isWithin = (publicUrl: string, address: string | null): boolean => {
  if (address === null || !URL.canParse(address)) return false;
  const { href, hash, username } = new URL(address);
  return href.startsWith(`${publicUrl}/`) && hash === '' && username === '';
};

const carriedFields = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

const carried = (asked: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    carriedFields.flatMap((name) => asked.getAll(name).map((value) => [name, value])),
  );

// A wrong client or return address is told to the person here; anything else to the site (RFC 6749 §4.1.2.1).
const problemWith = (
  { publicUrl, clientId }: AuthorizeNeeds,
  asked: URLSearchParams,
): Reply | undefined => {
  const redirectUri = asked.get('redirect_uri');
  if (asked.get('client_id') !== clientId) return refusedPage('There is no such client.');
  if (redirectUri === null || !isWithin(publicUrl, redirectUri)) {
    return refusedPage('The return address is not within the site.');
  }
  const error = protocolError(asked);
  return error === undefined
    ? undefined
    : backTo(redirectUri, { error, state: asked.get('state') });
};

const protocolError = (asked: URLSearchParams): string | undefined => {
  if (asked.get('response_type') !== 'code') return 'unsupported_response_type';
  if (!asked.get('scope')?.split(' ').includes('openid')) return 'invalid_scope';
  const pkce = asked.get('code_challenge_method') === 'S256';
  return pkce && /^[\w-]{43}$/.test(asked.get('code_challenge') ?? '')
    ? undefined
    : 'invalid_request';
};

const backTo = (redirectUri: string, values: Record<string, string | null>): Reply => {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) location.searchParams.set(name, value);
  }
  return { kind: 'redirect', location: location.href };
};

const refusedPage = (why: string): Reply => ({
  kind: 'page',
  status: 400,
  html: `<!doctype html><html lang="en"><title>Sign-in refused</title><p>${why}</p></html>`,
});
