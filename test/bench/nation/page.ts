import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { eventually, suiteClient } from '../../../infra/demo/suite-client.ts';
import type { HostProcess } from './host-process.ts';

/** The nation's page, as somebody reads it who oversees the nation. */
export type SeenNation = {
  /** Regions with numbers of people. */
  known: number;
  pledged: number;
  reports: number;
  regions: Map<string, { pledged: number | undefined; reports: number | undefined }>;
  /** As `member rule`. */
  refused: string[];
};

const shown = z.object({
  regions: z.array(
    z.object({
      region: z.string(),
      participation: z.nullable(z.object({ pledged: z.int() })),
      reports: z.nullable(z.object({ received: z.int() })),
    }),
  ),
  totals: z.object({
    participation: z.object({ pledged: z.int(), regions: z.int() }),
    reports: z.object({ received: z.int() }),
  }),
  refused: z.array(z.object({ member: z.nullable(z.string()), rule: z.string() })),
});

const tokenShape = z.object({ id_token: z.string() });

/** Long enough for what was published to have been taken or refused. */
const settleMs = 5_000;

/** Reads the page of a running host of the nation. */
export const nationPage = async ({ url }: Pick<HostProcess, 'url'>) => {
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'oversight' }),
  });
  const { id_token } = z.parse(tokenShape, await response.json());
  const read = async (): Promise<SeenNation> => {
    const headers = { authorization: `Bearer ${id_token}` };
    const { body } = await suiteClient(url).get('/v1/oversight/nation', { headers });
    const { regions, totals, refused } = z.parse(shown, body);
    return {
      known: totals.participation.regions,
      pledged: totals.participation.pledged,
      reports: totals.reports.received,
      regions: new Map(
        regions.map(({ region, participation, reports }) => [
          region,
          { pledged: participation?.pledged, reports: reports?.received },
        ]),
      ),
      refused: refused.map(({ member, rule }) => `${member ?? '-'} ${rule}`),
    };
  };
  return {
    until: (what: string, holds: (seen: SeenNation) => boolean): Promise<true> =>
      eventually(`${what} on the nation's page`, 120, async () =>
        holds(await read()) ? true : undefined,
      ),
    settled: async (): Promise<SeenNation> => {
      await sleep(settleMs);
      return read();
    },
  };
};
