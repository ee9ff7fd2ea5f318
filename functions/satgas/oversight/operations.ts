import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import {
  organisers,
  overseers,
  signedIn,
  signedInWithoutConflict,
} from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { channels } from '../policy.ts';
import { parts } from './alarm.ts';
import { needs } from './needs.ts';
import { orders } from './order.ts';

const severity = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^[1-5]$/))]),
  z.transform((given) => Number(given)),
);

const dryRunForm = z.strictObject({
  region: regionCode,
  severity: severity.check(z.gte(1), z.lte(5)),
  /** The code of the accused's unit; of any other text it is to be named. */
  accusedUnit: z.optional(z.string().check(z.maxLength(24))),
});

const officer = { officerId: z.string(), region: z.string(), name: z.string() };

const dryRunAnswer = z.object({
  /** The unit is not one of the region: above it, somebody is asked to name it first. */
  isNaming: z.boolean(),
  steps: z.array(
    z.object({
      rung: z.string(),
      at: z.string(),
      climbsAt: z.string(),
      /** Of those notified: how many a confirmed address reaches. */
      reached: z.int(),
      tell: z.array(
        z.object({
          ...officer,
          channels: z.array(
            z.object({
              channel: z.enum(channels),
              when: z.enum(['now', 'held', 'never']),
              until: z.optional(z.string()),
              why: z.optional(z.string()),
              costMicroUsd: z.int(),
              /** The address is confirmed and takes messages; what is not is tried all the same. */
              reaches: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
  notTold: z.array(z.object({ ...officer, why: z.string() })),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswer>;

const lineView = z.object({
  region: z.string(),
  reachable: z.int(),
  alerts: z.int(),
  taken: z.int(),
  medianToTakeMinutes: z.nullable(z.int()),
  p95ToTakeMinutes: z.nullable(z.int()),
  open: z.object({ underHour: z.int(), underDay: z.int(), older: z.int() }),
  reached: z.record(z.string(), z.int()),
  isSilent: z.boolean(),
  overdueMessages: z.int(),
  foundBySweep: z.int(),
  unreached: z.int(),
  outOfStep: z.int(),
  opened: z.array(z.int()),
  needs: z.array(z.enum(needs)),
});
export type LineView = z.infer<typeof lineView>;

const alarmView = z.object({
  ...{ at: z.string(), name: z.string(), says: z.string(), runbook: z.string() },
});

const oversightAnswer = z.object({
  regions: z.array(lineView),
  /** Regions whose own officers are told nothing again for now, and until when. */
  silences: z.array(z.object({ region: z.string(), until: z.string(), reason: z.string() })),
  sms: z.object({
    spentMicroUsd: z.int(),
    budgetMicroUsd: z.int(),
    predictedMicroUsd: z.int(),
    isInSandbox: z.boolean(),
    spendLimitUsd: z.nullable(z.number()),
    /** The last day whose SMS were compared with their carriers' receipts; null until there was one. */
    reconciled: z.nullable(
      z.object({
        day: z.string(),
        messages: z.int(),
        priced: z.int(),
        messageParts: z.int(),
        setAsideMicroUsd: z.int(),
        priceMicroUsd: z.int(),
        differs: z.array(z.enum(['price', 'count', 'receipts'])),
      }),
    ),
  }),
  /** Alarms of the deployment that are on, and since when. */
  alarmsOn: z.array(alarmView),
  /** Alarms of the deployment that went off, the newest first. */
  alarms: z.array(alarmView),
  /** Messages that wait for a person, by queue, at the last look; null until there was one. */
  deadLetters: z.nullable(
    z.object({
      at: z.string(),
      queues: z.array(z.object({ part: z.enum(parts), queue: z.string(), waiting: z.number() })),
      unread: z.number(),
    }),
  ),
});

const overseeQuery = z.object({
  /** The code of a province: its regions only. */
  province: z.optional(z.string().check(z.regex(/^\d{2}$/))),
  order: z.optional(z.enum(orders)),
});
export type OverseeQuery = z.infer<typeof overseeQuery>;

export const oversightOperations = {
  dryRunAlert: operation({
    method: 'POST',
    path: '/v1/alerts/dry-run',
    entry: 'satgas/oversight/dry-run',
    // About no report that there is: nobody has to be cleared.
    who: signedInWithoutConflict(organisers),
    kind: 'api',
    says: 'Who would be notified of such a report, how, when, at what cost, and who would not and why',
    more: 'Changes nothing; asks the same rules that a real report meets. For a unit the region does not have, or none, who would be asked to name it.',
    takes: { body: dryRunForm, example: { region: '18.09', severity: 3, accusedUnit: 'DISDIK' } },
    gives: { 200: givesWithPage('Every step as long as nobody takes it', dryRunAnswer) },
    refuses: ['invalid-fields'],
  }),
  showDryRunPage: operation({
    method: 'GET',
    path: '/siaga/simulasi',
    entry: 'satgas/oversight/dry-run',
    who: signedIn(organisers),
    kind: 'page',
    says: 'Think a report through: who would be notified',
    gives: { 200: givesWithPage('Where to send it', z.object({ form: z.string() })) },
    refuses: [],
  }),
  overseeAlerts: operation({
    method: 'GET',
    path: '/v1/oversight/alerts',
    entry: 'satgas/oversight/oversee',
    who: signedIn(overseers),
    kind: 'api',
    says: 'How the alert lines of the regions in scope do, and what SMS cost: numbers only',
    more: '`needs` names what of a line needs somebody, the gravest first; `opened` counts the alerts of each of the last thirty days. The page draws a map. `alarmsOn`, `alarms` and `deadLetters` are of the whole deployment, whoever looks: what is on, what went off, and how many messages wait for a person.',
    takes: { query: overseeQuery },
    gives: { 200: givesWithPage('Every region in scope', oversightAnswer) },
    refuses: ['invalid-fields'],
  }),
  exportOversight: operation({
    method: 'GET',
    path: '/v1/oversight/alerts/export',
    entry: 'satgas/oversight/oversee',
    who: signedIn(overseers),
    kind: 'api',
    says: 'The same lines as CSV, one region a row, safe to open in a spreadsheet',
    takes: { query: overseeQuery },
    gives: { 200: { description: 'The rows', also: ['text/csv'] } },
    refuses: ['invalid-fields'],
  }),
};
