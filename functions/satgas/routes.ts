import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { alertPath, alertsQuery } from './alerts.http.ts';
import { officerForm, officerPath, officersQuery } from './manage-officers.http.ts';
import { officerShape } from './officer.ts';

const html = ['text/html'];
const tokenPath = z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) });

const shownAlert = z.object({
  alertId: z.string(),
  region: z.string(),
  caseNumber: z.string(),
  conduct: z.string(),
  severity: z.int(),
  priority: z.string(),
  state: z.enum(['open', 'taken-by-you', 'taken']),
  rung: z.enum(['officer', 'chair', 'province', 'national', 'nobody-reached']),
  openedAt: z.string(),
  climbsAt: z.nullable(z.string()),
  takenAt: z.nullable(z.string()),
});
const alertAnswer = { description: 'The alert', schema: shownAlert, also: html };

export const satgasRoutes: Route[] = [
  {
    operation: 'showAlert',
    method: 'GET',
    path: '/a/{token}',
    entry: 'satgas/alert-link',
    access: 'public',
    kind: 'api',
    summary: "An officer's personal link: shows the alert, changes nothing",
    request: { path: tokenPath },
    answers: { 200: alertAnswer },
    refusals: ['link-refused', 'link-expired'],
  },
  {
    operation: 'takeAlertByLink',
    method: 'POST',
    path: '/a/{token}',
    entry: 'satgas/alert-link',
    access: 'public',
    kind: 'api',
    summary: 'The officer takes the alert; of several exactly one has it',
    request: { path: tokenPath },
    answers: { 200: alertAnswer },
    refusals: ['link-refused', 'link-expired', 'conflict'],
  },
  {
    operation: 'listAlerts',
    method: 'GET',
    path: '/v1/alerts',
    entry: 'satgas/alerts',
    access: 'signed-in',
    kind: 'api',
    summary: 'Open alerts within the scope of who asks, oldest first',
    request: { query: alertsQuery },
    answers: {
      200: {
        description: 'Open alerts',
        schema: z.object({ alerts: z.array(shownAlert) }),
        also: html,
      },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'takeAlert',
    method: 'POST',
    path: '/v1/alerts/{region}/{alertId}/taking',
    entry: 'satgas/alerts',
    access: 'signed-in',
    kind: 'api',
    summary: 'A signed-in officer takes an alert of a region in their scope',
    request: { path: alertPath },
    answers: { 200: alertAnswer },
    refusals: ['invalid-fields', 'not-found', 'conflict'],
  },
  {
    operation: 'listOfficers',
    method: 'GET',
    path: '/v1/officers',
    entry: 'satgas/manage-officers',
    access: 'signed-in',
    kind: 'api',
    summary: 'The satgas of a region, a province or the nation',
    request: { query: officersQuery },
    answers: {
      200: { description: 'Officers', schema: z.object({ officers: z.array(officerShape) }) },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'putOfficer',
    method: 'PUT',
    path: '/v1/officers/{region}/{officerId}',
    entry: 'satgas/manage-officers',
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
];
