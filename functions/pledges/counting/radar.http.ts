import {
  regionsIn,
  servedRegion,
  type Campaign,
  type CampaignRegion,
} from '../../../shared/campaign.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { ArrivedMinute } from './arrival-minute.ts';
import type { ArrivalStore } from './arrival-store.ts';
import { everyUnit } from '../../../shared/units.ts';
import { unitsAbove, type UnitsExpected } from './ceilings.ts';
import type { countingOperations } from './operations.ts';
import type { ParticipationStore } from './participation-store.ts';
import { dayMs, hourMs, listedArrivals, shownOf, type RadarAnswer } from './radar.ts';

type Needs = {
  campaign: Campaign;
  arrivals: Pick<ArrivalStore, 'since'>;
  participation: Pick<ParticipationStore, 'read'>;
  expected: (region: string) => Promise<UnitsExpected>;
  noiseKey: () => Promise<Uint8Array | undefined>;
  now: () => number;
};

const atOnce = 16;

/** GET /v1/oversight/arrivals: how pledges arrive, for whoever looks after the register. */
export const radarHttp =
  (needs: Needs): Does<(typeof countingOperations)['watchArrivals']> =>
  async ({ query: { region }, person, within }) => {
    const covered = regionsIn(needs.campaign, person.region);
    const chosen = region === undefined ? null : await chosenOf(needs, region, within);
    const body: RadarAnswer = { regions: await listOf(needs, covered), chosen };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./radar.tsx')).renderRadar(frame, body),
    };
  };

const listOf = async ({ arrivals, now }: Needs, covered: readonly CampaignRegion[]) => {
  const minutes = new Map<string, ArrivedMinute[]>();
  await eachOf(covered, { atOnce }, async ({ code }) => {
    minutes.set(code, await arrivals.since(code, now() - hourMs));
  });
  return covered.map((region) => listedArrivals(region, minutes.get(region.code) ?? []));
};

const chosenOf = async (needs: Needs, code: string, within: (region: string) => unknown) => {
  within(code);
  const region = servedRegion(needs.campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  const now = needs.now();
  const [minutes, cells, expected, noiseKey] = await Promise.all([
    needs.arrivals.since(code, now - dayMs),
    needs.participation.read(code),
    needs.expected(code),
    needs.noiseKey(),
  ]);
  const above = noiseKey ? unitsAbove({ region: code, cells, expected, noiseKey }) : [];
  return shownOf(region, { minutes, units: everyUnit(region), expected, above, noiseKey, now });
};
