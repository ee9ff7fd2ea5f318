import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../shared/operation/operation.ts';
import { anybody, everyRole, signedIn } from '../../shared/operation/who.ts';
import { regionCode } from '../../shared/regions/region-code.ts';
import { campaignAnswer, unitsAnswer } from './campaign-answer.ts';
import { guideAnswer, guideRoom, integrationsAnswer } from './guide-answers.ts';
import { handbookNames } from './handbooks.ts';
import { noticeShape } from './privacy/notice.ts';

const pages = { entry: 'site/site-pages', who: anybody, method: 'GET', refuses: [] } as const;
/** Made when the bundle was: a release is seen minutes later. */
const unchanging = { by: 'question', seconds: 300 } as const;
const onward = {
  entry: 'site/sign-in',
  who: anybody,
  kind: 'page',
  refuses: [],
  gives: { 303: { description: 'Onward', headers: { location: 'Where to go next' } } },
} as const;

/** As the key of a report looks; whether there is such a case is said only to whoever signs in. */
const caseKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/));

const handbook = z.object({
  name: z.enum(handbookNames),
  title: z.object({ id: z.string(), en: z.string() }),
});

const asset = {
  200: {
    description: 'A file',
    also: ['text/css', 'image/svg+xml', 'image/jpeg', 'text/javascript'],
  },
  304: { description: 'It has not changed' },
} as const;

export const siteOperations = {
  readOpenApi: operation({
    ...pages,
    stored: { by: 'address' },
    path: '/openapi.json',
    kind: 'api',
    says: 'This document',
    gives: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
  }),
  showApiGuide: operation({
    ...pages,
    stored: unchanging,
    path: '/docs',
    kind: 'page',
    says: 'The index of the API, made of this document',
    gives: { 200: givesWithPage('Where the document and its rooms are', guideAnswer) },
  }),
  showApiRoom: operation({
    ...pages,
    stored: unchanging,
    path: '/docs/{room}',
    kind: 'page',
    says: 'The operations of one room of the API as a page',
    takes: { path: z.object({ room: z.string().check(z.regex(/^[a-z-]{1,40}$/)) }) },
    gives: { 200: givesWithPage('Its title', guideRoom) },
    refuses: ['invalid-fields', 'no-such-address'],
  }),
  showIntegrations: operation({
    ...pages,
    stored: unchanging,
    path: '/docs/integrations',
    kind: 'page',
    says: 'How form providers send reports to Netral',
    gives: { 200: givesWithPage('Where sources are made', integrationsAnswer) },
  }),
  showHandbooks: operation({
    ...pages,
    stored: unchanging,
    path: '/panduan',
    kind: 'page',
    says: 'The handbooks, in Indonesian, one for each role',
    gives: { 200: givesWithPage('Their names', z.object({ handbooks: z.array(handbook) })) },
  }),
  showHandbook: operation({
    ...pages,
    stored: unchanging,
    path: '/panduan/{handbook}',
    kind: 'page',
    says: 'One handbook',
    takes: { path: z.object({ handbook: z.enum(handbookNames) }) },
    gives: { 200: givesWithPage('Its title', handbook) },
    refuses: ['invalid-fields'],
  }),
  readGoogleFormsCode: operation({
    ...pages,
    stored: unchanging,
    path: '/docs/google-forms-code',
    kind: 'file',
    says: 'The script that sends the answers of a Google Form',
    gives: { 200: { description: 'Apps Script', also: ['text/plain'] } },
  }),
  readCampaign: operation({
    ...pages,
    stored: { by: 'address' },
    path: '/v1/campaign',
    kind: 'api',
    says: 'The words sworn, the regions served and their units',
    gives: { 200: { description: 'The campaign', schema: campaignAnswer } },
  }),
  listUnits: operation({
    ...pages,
    stored: { by: 'address' },
    path: '/v1/regions/{region}/units',
    kind: 'api',
    says: 'The units of a region that pledges and reports can name',
    takes: { path: z.object({ region: regionCode }) },
    gives: { 200: { description: 'The units', schema: unitsAnswer } },
    refuses: ['not-found', 'invalid-fields'],
  }),
  showPrivacy: operation({
    ...pages,
    stored: unchanging,
    path: '/privasi',
    kind: 'api',
    says: 'The notice on personal data (UU 27/2022 arts 5, 21): who answers for it, what for, who receives it, how long it is stored, and what everybody may request',
    more: 'Made of the settings of the deployment and of the periods the code stores by; `version` changes whenever anything in it does.',
    gives: { 200: givesWithPage('The notice', noticeShape) },
  }),
  readAsset: operation({
    ...pages,
    stored: { by: 'address' },
    path: '/assets/{file}',
    kind: 'file',
    says: 'The stylesheet and pictures of the pages',
    takes: { path: z.object({ file: z.string() }) },
    gives: asset,
    refuses: ['no-such-address'],
  }),
  readVersionedAsset: operation({
    ...pages,
    stored: { by: 'address' },
    path: '/assets/v/{version}/{file}',
    kind: 'file',
    says: 'The same under a version, to be kept for a year',
    more: 'Of another version than what runs: what there is now, for a minute.',
    takes: { path: z.object({ version: z.string(), file: z.string() }) },
    gives: asset,
    refuses: ['no-such-address'],
  }),
  showSatgasEntrance: operation({
    ...onward,
    method: 'GET',
    path: '/siaga',
    says: 'To the open alerts, or to one case, by way of sign-in',
    // A key and never an address: whatever is asked for, it leads to this site.
    takes: { query: z.object({ case: z.optional(caseKey) }) },
    refuses: ['invalid-fields'],
  }),
  startSignIn: operation({
    ...onward,
    method: 'GET',
    path: '/sign-in',
    says: 'To the sign-in page of the issuer (OIDC, code with PKCE)',
    takes: { query: z.object({ return: z.optional(z.string()) }) },
  }),
  finishSignIn: operation({
    ...onward,
    method: 'GET',
    path: '/sign-in/callback',
    says: 'Back from the issuer',
    takes: {
      // The issuer may add parameters of its own.
      query: z.catchall(
        z.object({
          code: z.optional(z.string()),
          state: z.optional(z.string()),
          error: z.optional(z.string()),
        }),
        z.optional(z.string()),
      ),
    },
    refuses: ['not-signed-in'],
  }),
  signOut: operation({
    ...onward,
    method: 'POST',
    path: '/sign-out',
    says: 'Ends the session',
  }),
  whoAmI: operation({
    method: 'GET',
    path: '/v1/me',
    entry: 'site/sign-in',
    who: signedIn(everyRole),
    kind: 'api',
    says: 'Who is signed in, with which role for which region',
    gives: {
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
    refuses: [],
  }),
};
