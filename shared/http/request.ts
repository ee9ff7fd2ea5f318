import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { arrivalOf } from './door.ts';

export type Lang = 'id' | 'en';

/** Who is asking, as the authoriser vouched. */
export type Person = {
  personId: string;
  role: 'officer' | 'chair' | 'admin' | 'oversight';
  region: string;
  name: string;
  /** Code of the unit the person serves in, where they have one: keeps them from cases against it. */
  unit?: string | undefined;
};

/**
 * Who signed in as an officer of the register by an account that is not bound to that officer: to everything but the step
 * that binds it, nobody.
 */
export type Account = {
  /** Keyed mark of the account. */
  account: string;
  role: Person['role'];
  region: string;
  officerId: string;
  /** 'of-another': the officer has another account, or the account is another officer's. */
  standing: 'unbound' | 'of-another';
};

/** What every handler meets, whichever event shape the gateway sends. */
export type Request = {
  method: string;
  /** Path below `base`, as asked for. */
  path: string;
  /** '' at the root of a domain, '/live' under a stage. */
  base: string;
  resource: string;
  /** Lower-cased names, every value that was sent. */
  headers: Record<string, string[]>;
  query: Record<string, string>;
  params: Record<string, string>;
  /** The exact bytes that arrived. */
  body: Buffer;
  /** When the gateway received it, milliseconds since the epoch. */
  receivedAt: number;
  requestId: string;
  /** Where it came from; counted by keyed marks only, never stored or logged. */
  sourceAddress: string;
  person: Person | undefined;
  account?: Account | undefined;
  /** Origin of the issuer's sign-out, where somebody is signed in: pages let no form lead anywhere else. */
  signOutOrigin?: string | undefined;
  wantsHtml: boolean;
  lang: Lang;
};

const personShape = z.object({
  personId: z.string(),
  role: z.enum(['officer', 'chair', 'admin', 'oversight']),
  region: z.string(),
  name: z.string(),
  unit: z.optional(z.string()),
});

const accountShape = z.object({
  account: z.string(),
  role: personShape.shape.role,
  region: z.string(),
  officerId: z.string(),
  standing: z.enum(['unbound', 'of-another']),
});

/** Turns a REST API proxy event into a Request; never throws. */
export const readRequest = (event: APIGatewayProxyEvent): Request => {
  const { headers, viewer, isThroughDoor } = arrivalOf({
    headers: lowerCased(event.multiValueHeaders),
    stageVariables: event.stageVariables,
  });
  const query = present(event.queryStringParameters);
  const { authorizer } = event.requestContext;
  const person = z.safeParse(personShape, authorizer);
  const account = z.safeParse(accountShape, authorizer);
  return {
    method: event.httpMethod,
    path: event.path,
    // CloudFront adds the stage to what people asked for: to them the site is at the root.
    base: isThroughDoor ? '' : basePath(event),
    resource: event.resource,
    headers,
    query,
    params: present(event.pathParameters),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    receivedAt: event.requestContext.requestTimeEpoch,
    requestId: event.requestContext.requestId,
    sourceAddress: viewer ?? event.requestContext.identity.sourceIp,
    person: person.success ? person.data : undefined,
    account: account.success ? account.data : undefined,
    signOutOrigin: originOf(authorizer?.['signOutOrigin']),
    wantsHtml: wantsPage(headers),
    lang: chooseLang(query['lang'], headers),
  };
};

/** Whether a page is wanted rather than JSON, by lower-cased headers. */
export const wantsPage = (headers: Record<string, string[]>): boolean =>
  prefersHtml(headers['accept']?.join(',') ?? '');

/** An origin as it may stand in a header; anything else is none. */
const originOf = (said: unknown): string | undefined =>
  typeof said === 'string' && /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(said) ? said : undefined;

type SentHeaders = Record<string, string[] | undefined> | null | undefined;

/** Every value of every header, by lower-cased name; any name a caller thinks of is just a name, `constructor` too. */
export const lowerCased = (sent: SentHeaders): Record<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (const [name, values] of Object.entries(sent ?? {})) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), ...(values ?? [])]);
  }
  return Object.fromEntries(headers);
};

const present = (
  values: Record<string, string | undefined> | null | undefined,
): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== undefined) kept[name] = value;
  }
  return kept;
};

const basePath = (event: APIGatewayProxyEvent): string => {
  const full = event.requestContext.path;
  // The front page of a stage is asked for as `/live` as well as `/live/`.
  if (event.path === '/') return full.replace(/\/$/, '');
  return full.endsWith(event.path) ? full.slice(0, full.length - event.path.length) : '';
};

const prefersHtml = (accept: string): boolean => {
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('json');
  return html >= 0 && (json < 0 || html < json);
};

const isLang = (said: string | undefined): said is Lang => said === 'id' || said === 'en';

/**
 * `?lang=`, else the choice made on a page, else what a program prefers. Pages are in Indonesian unless chosen otherwise:
 * many phones here are set to English by whoever sold them.
 */
const chooseLang = (asked: string | undefined, headers: Record<string, string[]>): Lang => {
  const chosen = [asked, readCookie(headers, 'netral_lang')].find(isLang);
  if (chosen) return chosen;
  return wantsPage(headers) ? 'id' : preferredLang(headers['accept-language']?.join(',') ?? '');
};

/** The language `Accept-Language` weighs highest, Indonesian where it weighs both alike or names neither. */
const preferredLang = (accepted: string): Lang => {
  const weightOf = (lang: Lang) => Math.max(0, ...rangesOf(accepted, lang));
  return weightOf('en') > weightOf('id') ? 'en' : 'id';
};

/** The weights of the ranges that name a language: `en`, `en-GB`; `in` is the old code of Indonesian. */
const rangesOf = (accepted: string, lang: Lang): number[] =>
  accepted.split(',').flatMap((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const code = name.split('-', 1)[0] === 'in' ? 'id' : name.split('-', 1)[0];
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
    return code === lang ? [Number(weight) || 0] : [];
  });

/** The value of one cookie, if it was sent. */
export const readCookie = (headers: Record<string, string[]>, name: string): string | undefined => {
  for (const pair of (headers['cookie'] ?? []).join(';').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
};
