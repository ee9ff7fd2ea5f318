import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { campaignAnswer } from './campaign-answer.ts';

const html = ['text/html'];

export const siteRoutes: Route[] = [
  page('showHomePage', '/', 'What this is, and the three things to do here'),
  {
    operation: 'readOpenApi',
    method: 'GET',
    path: '/openapi.json',
    entry: 'site/site-pages',
    access: 'public',
    kind: 'api',
    summary: 'This document',
    answers: {
      200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) },
    },
    refusals: [],
  },
  {
    operation: 'readCampaign',
    method: 'GET',
    path: '/v1/campaign',
    entry: 'site/site-pages',
    access: 'public',
    kind: 'api',
    summary: 'The words sworn, the regions served and their units',
    answers: { 200: { description: 'The campaign', schema: campaignAnswer } },
    refusals: [],
  },
  {
    operation: 'readAsset',
    method: 'GET',
    path: '/assets/{file}',
    entry: 'site/site-pages',
    access: 'public',
    kind: 'file',
    summary: 'The stylesheet and pictures of the pages',
    request: { path: z.object({ file: z.string() }) },
    answers: {
      200: { description: 'A file', also: ['text/css', 'image/svg+xml', 'text/javascript'] },
    },
    refusals: ['no-such-address'],
  },
  signIn('showSatgasEntrance', '/siaga', 'To the open alerts, by way of sign-in'),
  signIn('startSignIn', '/sign-in', 'To the sign-in page of the issuer (OIDC, code with PKCE)'),
  {
    ...signIn('finishSignIn', '/sign-in/callback', 'Back from the issuer'),
    request: {
      query: z.object({
        code: z.optional(z.string()),
        state: z.optional(z.string()),
        error: z.optional(z.string()),
      }),
    },
    refusals: ['not-signed-in'],
  },
  {
    ...signIn('signOut', '/sign-out', 'Ends the session'),
    method: 'POST',
  },
  {
    operation: 'whoAmI',
    method: 'GET',
    path: '/v1/me',
    entry: 'site/sign-in',
    access: 'signed-in',
    kind: 'api',
    summary: 'Who is signed in, with which role for which region',
    answers: {
      200: {
        description: 'The person',
        schema: z.object({
          personId: z.string(),
          role: z.enum(['officer', 'chair', 'admin', 'oversight']),
          region: z.string(),
          name: z.string(),
          unit: z.optional(z.string()),
        }),
      },
    },
    refusals: [],
  },
];

function page(operation: string, path: string, summary: string): Route {
  return {
    operation,
    method: 'GET',
    path,
    entry: 'site/site-pages',
    access: 'public',
    kind: 'page',
    summary,
    answers: { 200: { description: 'A page', also: html } },
    refusals: [],
  };
}

function signIn(operation: string, path: string, summary: string): Route {
  return {
    operation,
    method: 'GET',
    path,
    entry: 'site/sign-in',
    access: 'public',
    kind: 'page',
    summary,
    answers: { 303: { description: 'Onward', headers: { location: 'Where to go next' } } },
    refusals: [],
  };
}
