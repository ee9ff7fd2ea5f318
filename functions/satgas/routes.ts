import * as z from 'zod/mini';
import type { Route } from '../route.ts';
import { announcementRoutes } from './announcements/announcement-routes.ts';
import { dryRunForm } from './oversight/dry-run.http.ts';

const html = ['text/html'];

const dryRunAnswer = z.object({
  steps: z.array(
    z.object({
      rung: z.string(),
      at: z.string(),
      climbsAt: z.string(),
      tell: z.array(
        z.object({
          officerId: z.string(),
          region: z.string(),
          name: z.string(),
          channels: z.array(
            z.object({
              channel: z.enum(['sms', 'email']),
              when: z.enum(['now', 'held', 'never']),
              until: z.optional(z.string()),
              why: z.optional(z.string()),
              costMicroUsd: z.int(),
            }),
          ),
        }),
      ),
    }),
  ),
  notTold: z.array(
    z.object({ officerId: z.string(), region: z.string(), name: z.string(), why: z.string() }),
  ),
});
const overseen = z.object({
  regions: z.array(
    z.object({
      region: z.string(),
      reachable: z.int(),
      alerts: z.int(),
      taken: z.int(),
      medianToTakeMinutes: z.nullable(z.int()),
      p95ToTakeMinutes: z.nullable(z.int()),
      open: z.object({ underHour: z.int(), underDay: z.int(), older: z.int() }),
      reached: z.record(z.string(), z.int()),
      isSilent: z.boolean(),
    }),
  ),
  sms: z.object({
    spentMicroUsd: z.int(),
    budgetMicroUsd: z.int(),
    predictedMicroUsd: z.int(),
    isInSandbox: z.boolean(),
    spendLimitUsd: z.nullable(z.number()),
  }),
});

export const satgasRoutes: Route[] = [
  ...announcementRoutes,
  {
    operation: 'dryRunAlert',
    method: 'POST',
    path: '/v1/alerts/dry-run',
    entry: 'satgas/oversight/dry-run',
    access: 'signed-in',
    kind: 'api',
    summary:
      'Who would be told of such a report, how, when, at what cost, and who would not and why',
    description: 'Changes nothing; asks the same rules that a real report meets.',
    request: { body: dryRunForm, example: { region: '18.09', severity: 3, accusedUnit: 'DISDIK' } },
    answers: {
      200: {
        description: 'Every step as long as nobody takes it',
        schema: dryRunAnswer,
        also: html,
      },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'showDryRunPage',
    method: 'GET',
    path: '/siaga/simulasi',
    entry: 'satgas/oversight/dry-run',
    access: 'signed-in',
    kind: 'page',
    summary: 'Think a report through: who would be told',
    answers: { 200: { description: 'A page', also: html } },
    refusals: [],
  },
  {
    operation: 'overseeAlerts',
    method: 'GET',
    path: '/v1/oversight/alerts',
    entry: 'satgas/oversight/oversee',
    access: 'signed-in',
    kind: 'api',
    summary: 'How the alert lines of the regions in scope do, and what SMS cost: numbers only',
    answers: { 200: { description: 'Every region in scope', schema: overseen, also: html } },
    refusals: [],
  },
];
