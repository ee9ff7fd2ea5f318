import { assetPath } from '../page/asset-path.ts';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { PageFrame } from '../page/frame.ts';
import { isPractised } from './practised.ts';
import type { Request } from './request.ts';

/** A page of the facts an answer holds, rendered when somebody looks. */
export type AnswerPage = (frame: PageFrame) => string | Promise<string>;

/** Sent as it is, with its own content type. */
export type AnswerFile = { type: string; content: Buffer };

/** What a handler returns: data for programs and, where people look, a page of the same facts. */
export type Answer = {
  status: number;
  body?: unknown;
  page?: AnswerPage;
  headers?: Record<string, string>;
  cookies?: string[];
  file?: AnswerFile;
};

const securityHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What a page may load and where its forms may lead: a browser follows a form's redirects by this, too. */
const pagePolicy = (signOutOrigin: string | undefined): string =>
  "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
  `img-src 'self' data:; form-action ${["'self'", signOutOrigin].filter(Boolean).join(' ')}; ` +
  "base-uri 'none'; frame-ancestors 'none'";

const pageHeaders = ({ signOutOrigin, lang }: Request): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-language': lang,
  'content-security-policy': pagePolicy(signOutOrigin),
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  vary: 'accept, cookie',
});

/** What a program is told besides: a problem is in the language it prefers. */
const dataHeaders = (type: string, { lang }: Request): Record<string, string> => ({
  'content-type': type,
  ...(type === problemType && {
    'content-language': lang,
    vary: 'accept, accept-language, cookie',
  }),
});

const problemType = 'application/problem+json';

/** Writes an Answer in the form the caller asked for; to HEAD, all of what GET gets but its body. */
export const writeAnswer = async (
  answer: Answer,
  request: Request,
): Promise<APIGatewayProxyResult> => {
  const cookies = [...(answer.cookies ?? []), ...languageCookie(request)];
  const { type, body, base64 } = await content(answer, request);
  const html = type.startsWith('text/html');
  return {
    statusCode: answer.status,
    headers: {
      ...securityHeaders,
      ...(html ? pageHeaders(request) : dataHeaders(type, request)),
      ...answer.headers,
      // A cookie that is stored is everybody's who asks next.
      ...(cookies.length > 0 && { 'cache-control': 'no-store' }),
    },
    ...(cookies.length > 0 && { multiValueHeaders: { 'set-cookie': cookies } }),
    ...(request.method === 'HEAD'
      ? { body: '', isBase64Encoded: false }
      : { body, isBase64Encoded: base64 }),
  };
};

const content = async (answer: Answer, request: Request) => {
  if (answer.file) {
    return { type: answer.file.type, body: answer.file.content.toString('base64'), base64: true };
  }
  if (answer.page && request.wantsHtml) {
    return {
      type: 'text/html; charset=utf-8',
      body: await answer.page(frameOf(request, answer.body)),
      base64: false,
    };
  }
  const type = answer.status >= 400 ? problemType : 'application/json';
  return {
    type,
    body: answer.body === undefined ? '' : JSON.stringify(answer.body),
    base64: false,
  };
};

/** What of a request a page is framed by. */
type Framed = Pick<Request, 'base' | 'lang' | 'path'> &
  Partial<Pick<Request, 'person' | 'query' | 'body' | 'headers'>>;

/** What the layout needs to know of the request, and of what is answered. */
export const frameOf = (request: Framed, answer?: unknown): PageFrame => ({
  base: request.base,
  lang: request.lang,
  path: request.path,
  stylesheet: assetPath('netral.css'),
  ...(request.person && { person: request.person }),
  ...(isPractised(request, answer) && { isPractice: true }),
});

const languageCookie = (request: Request): string[] =>
  request.query['lang'] === 'id' || request.query['lang'] === 'en'
    ? [
        `netral_lang=${request.lang}; Path=${request.base || '/'}; Max-Age=31536000; SameSite=Lax; HttpOnly`,
      ]
    : [];
