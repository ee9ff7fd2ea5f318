import { momentInWords } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import { deskKind, type Place, type Preview } from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { pledgePhasesKind, withPhases } from '../../../shared/decrees/kinds/pledge-phases.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { pledgeWindows, type PledgeWindow } from '../../../shared/pledging.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { nation } from '../../../shared/regions/regions.ts';
import type { Ceremony } from '../ceremonies/ceremony.ts';
import { linesOfPhases, phasesField, readPhases, type Phases } from './phase-lines.ts';
import { phaseWords as words } from './words.ts';

/** How long a preview looks through ceremonies, in milliseconds. */
const lookMs = 10_000;

type Needs = {
  /** The last day of the campaign, as the release has it ('YYYY-MM-DD'): when pledges are deleted follows from it. */
  lastDay: string;
  ceremonies: { list: (region: string) => Promise<Pick<Ceremony, 'state' | 'heldAt'>[]> };
  /** Pledges that count of a region; undefined where none are published. */
  pledged: (region: string) => Promise<number | undefined>;
  now: () => number;
};

/** When pledges are taken, of the nation or of a region: the kind, whole. */
export const pledgePhases = (needs: Needs) =>
  deskKind({
    ...pledgePhasesKind,
    address: '/v1/decrees/pledge-phases',
    words,
    questions: [
      {
        ...{ name: phasesField, kind: 'textarea', group: 'decree', required: 'never' },
        maxLength: 4000,
        label: words.lines,
        hint: words.linesHint,
      },
    ],
    read: (fields) => readPhases(fields[phasesField] ?? ''),
    fieldsOf: (phases) => ({ [phasesField]: linesOfPhases(phases) }),
    present: (campaign, scope) =>
      scope === nation
        ? campaign.pledgePhases
        : (servedRegion(campaign, scope)?.pledgePhases ?? []),
    says: (phases) => (phases.length === 0 ? [words.asNation] : phases.map(saysPhase)),
    check: (phases, place) => check(phases, place, needs.lastDay),
    preview: (phases, place) => preview(needs, phases, place),
  });

const saysPhase = ({ name, opens, closes }: Phases[number]): Words => ({
  id: `${name.id}: ${momentInWords(opens, 'id')} – ${momentInWords(closes, 'id')}`,
  en: `${name.en}: ${momentInWords(opens, 'en')} – ${momentInWords(closes, 'en')}`,
});

const check = (phases: Phases, { scope }: Place, lastDay: string): FieldError[] => {
  const wrong = (reason: string, facts?: Record<string, string>): FieldError[] => [
    { field: phasesField, reason, ...(facts && { facts }) },
  ];
  if (phases.length === 0) return scope === nation ? wrong('required') : [];
  const windows = pledgeWindows({ pledgePhases: phases }, { code: scope, zone: 'Asia/Jakarta' });
  if (windows.some(({ opensAt, closesAt }) => closesAt <= opensAt))
    return wrong('phase-ends-first');
  if (windows.some(({ opensAt }, index) => opensAt < (windows[index - 1]?.closesAt ?? 0)))
    return wrong('phases-overlap');
  return phases.some(({ closes }) => closes.slice(0, 10) > lastDay)
    ? wrong('after-last-day', { day: momentInWords(lastDay, 'id') })
    : [];
};

const preview = async (needs: Needs, phases: Phases, place: Place): Promise<Preview> => {
  const { campaign, scope, from } = place;
  const concerned = campaign.regions.filter((region) =>
    scope === nation ? !region.pledgePhases : region.code === scope,
  );
  const until = needs.now() + lookMs;
  const seen = { outside: 0, planned: 0, pledged: 0, opens: 0, closes: 0, looked: 0 };
  await eachOf(concerned, { atOnce: 8 }, async (region) => {
    if (needs.now() > until) return;
    const { before, after } = windowsOf(campaign, { region, phases });
    const is = (windows: readonly PledgeWindow[], at: number) =>
      windows.some(({ opensAt, closesAt }) => opensAt <= at && at < closesAt);
    seen.opens += Number(!is(before, from) && is(after, from));
    seen.closes += Number(is(before, from) && !is(after, from));
    const [held, pledged] = await Promise.all([
      needs.ceremonies.list(region.code),
      needs.pledged(region.code),
    ]);
    const planned = held.filter(({ state, heldAt }) => state === 'open' && heldAt >= from);
    seen.planned += planned.length;
    seen.outside += planned.filter(({ heldAt }) => !is(after, heldAt)).length;
    seen.pledged += pledged ?? 0;
    seen.looked += 1;
  });
  return { facts: factsOf(seen, concerned.length), complete: seen.looked === concerned.length };
};

const windowsOf = (
  campaign: Campaign,
  { region, phases }: { region: CampaignRegion; phases: Phases },
) => {
  const own = withPhases(region, phases);
  return { before: pledgeWindows(campaign, region), after: pledgeWindows(campaign, own) };
};

type Seen = { outside: number; planned: number; pledged: number; opens: number; closes: number };

const factsOf = ({ outside, planned, pledged, opens, closes }: Seen, regions: number): Words[] => [
  counted(regions, words.concerns.id, words.concerns.en),
  ...(opens > 0 ? [counted(opens, words.opens.id, words.opens.en)] : []),
  ...(closes > 0 ? [counted(closes, words.closes.id, words.closes.en)] : []),
  words.ceremonies(outside, planned),
  counted(pledged, words.stay.id, words.stay.en),
];
