import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { officerForm, officerPath, officersQuery } from './manage-officers.http.ts';
import { officerShape } from './officer.ts';

const html = ['text/html'];
const tokenPath = z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
const phoneAnswer = {
  description: 'Whether the phone is confirmed',
  schema: z.object({ state: z.enum(['confirmed', 'unconfirmed']) }),
  also: html,
};
const entry = 'satgas/officers/manage-officers';

/** The register of the task forces: who serves where, how they are reached, and whether the phone is theirs. */
export const officerRoutes: Route[] = [
  {
    operation: 'listOfficers',
    method: 'GET',
    path: '/v1/officers',
    entry: 'satgas/officers/manage-officers',
    access: 'signed-in',
    kind: 'api',
    summary: 'The satgas of a region, a province or the nation',
    request: { query: officersQuery },
    answers: {
      200: {
        description: 'Officers',
        schema: z.object({ officers: z.array(officerShape) }),
        also: html,
      },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'putOfficer',
    method: 'PUT',
    path: '/v1/officers/{region}/{officerId}',
    entry: 'satgas/officers/manage-officers',
    access: 'signed-in',
    kind: 'api',
    summary: 'Add or change a satgas member; SMS and e-mail subscriptions follow',
    request: {
      path: officerPath,
      body: officerForm,
      bodyTypes: ['application/json'],
      example: {
        rung: 'officer',
        name: 'Contoh Petugas',
        phone: '081200000001',
        unit: 'INSPEKTORAT',
      },
    },
    answers: { 200: { description: 'The officer', schema: officerShape } },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'importOfficers',
    method: 'POST',
    path: '/v1/officers/import',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary:
      'Take a list of officers as CSV (up to 5,000 rows, 1 MB); says of every row not taken why',
    description:
      'Columns region, id, rung, name; and, where known, unit, phone, email, lang. UTF-8, comma, semicolon or tab. Doing it twice changes nothing.',
    request: {
      body: z.string(),
      bodyTypes: ['text/csv', 'application/x-www-form-urlencoded'],
      example:
        'region,id,rung,name,unit,phone,email\n18.09,petugas-9,officer,Contoh,INSPEKTORAT,081200000009,\n',
    },
    answers: {
      200: {
        description: 'What was taken and what was not',
        schema: z.object({
          rows: z.int(),
          taken: z.int(),
          refused: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
        }),
        also: html,
      },
    },
    refusals: ['invalid-fields', 'media-type-refused', 'body-too-large'],
  },
  {
    operation: 'showPhone',
    method: 'GET',
    path: '/k/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: "The link sent to an officer's phone: asks whether it is theirs, changes nothing",
    request: { path: tokenPath },
    answers: { 200: phoneAnswer },
    refusals: ['link-refused'],
  },
  {
    operation: 'confirmPhone',
    method: 'POST',
    path: '/k/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: 'The phone is theirs',
    request: { path: tokenPath },
    answers: { 200: phoneAnswer },
    refusals: ['link-refused'],
  },
];
