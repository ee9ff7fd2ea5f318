import { regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Maps } from '../../../shared/map/maps.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import type { ReconciledDay } from '../telling/line-state.ts';
import type { AlarmStore } from './alarm-store.ts';
import type { LineView, OverseeQuery, oversightOperations } from './operations.ts';
import { inOrder } from './order.ts';
import { quantile, type oversee, type RegionLine } from './oversee.ts';

type Oversight = typeof oversightOperations;
type Needs = {
  campaign: Campaign;
  oversee: ReturnType<typeof oversee>;
  alarms: Pick<AlarmStore, 'list' | 'listOn' | 'findDeadLetters'>;
  maps: () => Maps;
};

/** Alarms that are shown, at most. */
const mostAlarms = 20;

const csv = 'text/csv; charset=utf-8';

/** GET /v1/oversight/alerts: the alert lines of the regions in the caller's scope, numbers only. */
export const overseeHttp =
  ({ campaign, maps, alarms: stored, oversee: look }: Needs): Does<Oversight['overseeAlerts']> =>
  async ({ person, query }) => {
    const found = await look(chosen(campaign, person.region, query));
    const alarms = await stored.list(mostAlarms);
    const alarmsOn = await stored.listOn();
    const deadLetters = await stored.findDeadLetters();
    const ofItself = {
      alarmsOn: alarmsOn.map(({ at, name, says, runbook }) =>
        momentOf({ at, name, says, runbook }),
      ),
      alarms: alarms.map(momentOf),
      deadLetters: deadLetters ? momentOf(deadLetters) : null,
    };
    return {
      status: 200,
      body: {
        regions: found.lines.map(viewOf),
        silences: found.silences.map(({ region, until, reason }) => ({
          ...{ region, until: new Date(until).toISOString(), reason },
        })),
        sms: { ...found.sms, reconciled: reconciledView(found.sms.reconciled) },
        ...ofItself,
      },
      page: async (frame) =>
        (await import('./oversight.tsx')).renderOversight(frame, {
          ...{ campaign, maps: maps(), scope: person.region, query, alarms, alarmsOn, deadLetters },
          ...found,
        }),
    };
  };

/** GET /v1/oversight/alerts/export: the same as rows. */
export const exportOversightHttp =
  ({
    campaign,
    oversee: look,
  }: Omit<Needs, 'alarms' | 'maps'>): Does<Oversight['exportOversight']> =>
  async ({ person, query }) => {
    const { lines } = await look(chosen(campaign, person.region, query));
    const { oversightCsv } = await import('./oversight-csv.ts');
    const rows = oversightCsv(campaign, inOrder(lines, query.order ?? 'need').map(viewOf));
    return {
      status: 200,
      file: { type: csv, content: Buffer.from(rows) },
      headers: { 'content-disposition': 'attachment; filename="jalur-peringatan.csv"' },
    };
  };

const chosen = (campaign: Campaign, scope: string, { province }: OverseeQuery): string[] =>
  regionsIn(campaign, scope)
    .map(({ code }) => code)
    .filter((code) => province === undefined || provinceOf(code) === province);

/** The same with its moment as it is written. */
const momentOf = <Timed extends { at: number }>(one: Timed) => ({
  ...one,
  at: new Date(one.at).toISOString(),
});

const reconciledView = (row: ReconciledDay | null) =>
  row && {
    ...{ day: row.day, messages: row.messages, priced: row.priced, messageParts: row.parts },
    setAsideMicroUsd: row.pricedSetAsideMicroUsd,
    priceMicroUsd: row.priceMicroUsd,
    differs: row.differs,
  };

const minutes = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round(ms / 60_000);

const viewOf = ({ waits, ...line }: RegionLine): LineView => ({
  ...line,
  medianToTakeMinutes: minutes(quantile(waits, 0.5)),
  p95ToTakeMinutes: minutes(quantile(waits, 0.95)),
});
