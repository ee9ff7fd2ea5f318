import { campaign, evil } from './evil-campaign.ts';

const someArrivals = { proof: 3, claims: 40 };
const listedRegion = { region: '18.09', name: evil, lastHour: someArrivals, bursts: 1 };
/** How pledges arrive, with names that hold markup. */
export const arrivals = {
  regions: [listedRegion],
  chosen: {
    ...listedRegion,
    ...{ lastDay: someArrivals, repeatedAtLeast: 10 },
    minutes: [{ at: '2026-11-23 08:00', ...someArrivals }],
    hours: [{ at: '2026-11-23 08:00', ...someArrivals }],
    units: [{ unit: 'DISDIK', name: evil, lastDay: 43, expected: null, isAboveRoster: true }],
    ceremonies: [{ ceremony: evil, lastDay: 3, isBurst: true }],
    networks: [{ place: 1, lastHour: 40, mostInMinute: 40, isBurst: true }],
  },
};
const [theRegion] = campaign.regions;
if (!theRegion) throw new Error('A campaign has regions');
/** Voidings of a region, one that waits and one that is done. */
export const voidingsPage = {
  ...{ region: theRegion, regions: campaign.regions, mayPropose: true },
  ...{ personId: 'admin-2' },
  voidings: (['waiting', 'done'] as const).map((state) => ({
    ...{ voidingId: '18.09-1795397400000-00000001', reason: 'made-up' as const, state },
    which: { region: '18.09', unit: evil, ceremony: evil, hour: '2026-11-23T08', code: 7 },
    ...{ proposedAt: '2026-11-23T02:00:00.000Z', proposedBy: evil, proposedByName: evil },
    ...{
      decidedAt: null,
      decidedBy: null,
      decidedByName: null,
      pledges: state === 'done' ? 145 : null,
    },
  })),
};
