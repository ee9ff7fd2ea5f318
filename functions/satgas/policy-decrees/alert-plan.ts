import {
  ladderNames,
  namingRungs,
  releasedPlan,
  rungs,
  type AlertPlan,
} from '../../../shared/alert-policy.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import { deskKind, type Place, type Preview } from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { alertPlanKind } from '../../../shared/decrees/kinds/alert-plan.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { nation } from '../../../shared/regions/regions.ts';
import type { Alert } from '../alerts/alert.ts';
import { rungWords } from '../alerts/alert-words.ts';
import { ladderOf, policyBy } from '../policy.ts';
import { fieldsOfPlan, readPlan } from './plan-fields.ts';
import { planQuestions } from './plan-questions.ts';
import {
  bundledWords,
  channelWords,
  factWords,
  ladderWords,
  minutesText,
  nightWords,
  planWords as words,
} from './words.ts';

/** How long a preview looks through alerts, in milliseconds. */
const lookMs = 10_000;

type Needs = {
  /** The open alerts of a region. */
  listOpen: (region: string) => Promise<Alert[]>;
  now: () => number;
};

/** How alerts climb and when they wait, of the nation or of a region: the kind, whole. */
export const alertPlan = (needs: Needs) =>
  deskKind({
    ...alertPlanKind,
    address: '/v1/decrees/alert-plan',
    words,
    questions: planQuestions(),
    read: readPlan,
    fieldsOf: fieldsOfPlan,
    present: (campaign, scope) => planIn(campaign, scope),
    standing,
    says: (plan) => (plan === null ? [words.follows] : saysPlan(plan)),
    check: () => [],
    preview: (plan, place) => preview(needs, plan, place),
  });

/** What holds in a scope, whoever decided it. */
const planIn = (campaign: Campaign, scope: string): AlertPlan => {
  const common = campaign.alertPlan ?? releasedPlan;
  const region = scope === nation ? undefined : servedRegion(campaign, scope);
  if (!region) return common;
  const { alertPlan: own, alertChannels: channels = common.channels } = region;
  return own ?? { ...common, channels };
};

/** Whose it is that holds. */
const standing = (campaign: Campaign, scope: string): Words[] => {
  if (scope === nation) return campaign.alertPlan ? [] : [words.asReleased];
  return servedRegion(campaign, scope)?.alertPlan ? [] : [words.asNation];
};

const saysPlan = (plan: AlertPlan): Words[] => {
  const order = plan.channels.map((channel) => channelWords[channel]).join(', ');
  return [
    { id: `Saluran: ${order}`, en: `Channels: ${order}` },
    ...ladderNames.map((name) => saysWaits(ladderWords(name, 'waits'), rungs, plan.waits[name])),
    ...ladderNames.map((name) =>
      saysWaits(ladderWords(name, 'namingWaits'), namingRungs, plan.namingWaits[name]),
    ),
    nightWords(plan.night),
    bundledWords(plan.singleSms, plan.singleMails),
  ];
};

const saysWaits = (of: Words, names: readonly string[], waits: readonly number[]): Words => {
  const line = (lang: 'id' | 'en') => {
    const each = names.map((name, n) => `${rungWords(name)[lang]} ${String(waits[n] ?? 0)}`);
    return `${of[lang]} (${lang === 'id' ? 'menit' : 'minutes'}): ${each.join(', ')}`;
  };
  return { id: line('id'), en: line('en') };
};

const preview = async (
  needs: Needs,
  wanted: AlertPlan | null,
  { campaign, scope }: Place,
): Promise<Preview> => {
  const concerned = campaign.regions.filter(({ code, alertPlan: own }) =>
    scope === nation ? !own : code === scope,
  );
  const after = (region: CampaignRegion): AlertPlan => {
    const above = scope === nation ? releasedPlan : planIn(campaign, nation);
    const plan = wanted ?? above;
    return scope === nation && region.alertChannels
      ? { ...plan, channels: region.alertChannels }
      : plan;
  };
  const until = needs.now() + lookMs;
  const seen = { open: 0, later: 0, sooner: 0, looked: 0 };
  await eachOf(concerned, { atOnce: 8 }, async (region) => {
    if (needs.now() > until) return;
    const open = await needs.listOpen(region.code);
    const changes = open.map(
      (alert) => nextWait(alert, after(region)) - nextWait(alert, planIn(campaign, region.code)),
    );
    seen.open += open.length;
    seen.later += changes.filter((minutes) => minutes > 0).length;
    seen.sooner += changes.filter((minutes) => minutes < 0).length;
    seen.looked += 1;
  });
  const [first] = concerned;
  const climbs = first ? wholeClimbs(planIn(campaign, scope), after(first)) : [];
  return {
    facts: [...factsOf(seen, concerned.length), ...climbs],
    complete: seen.looked === concerned.length,
  };
};

/** How long the step after the present one of an alert waits under a plan, in minutes. */
const nextWait = (alert: Alert, plan: AlertPlan): number => {
  const ladder = ladderOf(alert, policyBy(plan));
  return ladder[Math.min(alert.rung + 1, ladder.length - 1)]?.waitMinutes ?? 0;
};

type Seen = { open: number; later: number; sooner: number };

const factsOf = ({ open, later, sooner }: Seen, regions: number): Words[] => [
  counted(regions, factWords.concerns.id, factWords.concerns.en),
  counted(open, factWords.open.id, factWords.open.en),
  ...(later > 0 ? [counted(later, factWords.later.id, factWords.later.en)] : []),
  ...(sooner > 0 ? [counted(sooner, factWords.sooner.id, factWords.sooner.en)] : []),
];

/** How long it takes until the nation is told where nobody answers, of each ladder that becomes another. */
const wholeClimbs = (before: AlertPlan, after: AlertPlan): Words[] => {
  const climb = (waits: readonly number[]) =>
    waits.slice(0, -1).reduce((sum, minutes) => sum + minutes, 0);
  return ladderNames.flatMap((name) => {
    const [was, becomes] = [climb(before.waits[name]), climb(after.waits[name])];
    if (was === becomes) return [];
    return [factWords.whole(ladderWords(name, 'waits'), minutesText(was), minutesText(becomes))];
  });
};
