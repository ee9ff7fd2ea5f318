import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { regionalAggregate, type RegionalAggregate } from '../../../events/regional-aggregate.ts';
import { openAggregate } from '../../../shared/aggregate/signed-aggregate.ts';
import { totalsOf } from '../../aggregate-totals.ts';
import { keysOf, type Member } from './member.ts';
import type { Rule } from './rules.ts';

export type Verified =
  | { rule?: undefined; member: string; aggregate: RegionalAggregate; text: string }
  /** Without a member where nobody's signature says whose it is; of a forged one, in whose name it came. */
  | { rule: Rule; member: string | undefined };

const staleMs = 48 * 3_600_000;
/** Clocks differ. */
const aheadMs = 5 * 60_000;

type Needs = { members: readonly Member[]; campaign: string };

/**
 * Looks at a signed aggregate by every rule that needs nothing stored. The signature comes first, over the very bytes that
 * arrived: what an unknown sender wrote is not parsed.
 */
export const verifyAggregate = ({ members, campaign }: Needs) => {
  const keys = keysOf(members);
  return (signed: string, now: number): Verified => {
    const opened = openAggregate(signed, (keyId) => keys.get(keyId));
    const owner = 'keyId' in opened ? keys.get(opened.keyId)?.member : undefined;
    if (opened.flaw !== undefined || !owner)
      return { rule: opened.flaw ?? 'unknown-key', member: owner?.deployment };
    const { deployment: member } = owner;
    const { text } = opened;
    const read = z.safeParse(regionalAggregate, parse(text));
    if (!read.success) return { rule: 'malformed', member };
    const { data: aggregate } = read;
    const rule = ruleAgainst(aggregate, { owner, campaign, now });
    return rule === undefined ? { member, aggregate, text } : { rule, member };
  };
};

type Against = { owner: Member; campaign: string; now: number };

const ruleAgainst = (one: RegionalAggregate, { owner, campaign, now }: Against) => {
  const codes = one.regions.map(({ region }) => region);
  if (one.deployment !== owner.deployment) return 'another-deployment';
  if (one.campaign !== campaign) return 'another-campaign';
  if (one.madeAt < now - staleMs) return 'stale';
  if (one.madeAt > now + aheadMs) return 'from-the-future';
  if (new Set(codes).size < codes.length) return 'region-twice';
  if (codes.some((code) => !owner.regions.includes(code))) return 'foreign-region';
  if (!partsAgree(one)) return 'parts-differ';
  return isDeepStrictEqual(one.totals, totalsAgain(one)) ? undefined : 'totals-differ';
};

const partsAgree = (one: RegionalAggregate): boolean => {
  if (one.part === 'participation')
    return one.regions.every(
      ({ pledged, attended, confirmed, attendedByUnit, others }) =>
        attended + confirmed + attendedByUnit + others === pledged,
    );
  if (one.part === 'alerts') return true;
  return one.regions.every(
    ({ received, states, otherStates, classes, otherClasses }) =>
      sumOf(states) + otherStates === received && sumOf(classes) + otherClasses === received,
  );
};

const sumOf = (split: readonly { cases: number }[]): number =>
  split.reduce((sum, { cases }) => sum + cases, 0);

const totalsAgain = (one: RegionalAggregate): RegionalAggregate['totals'] => {
  if (one.part === 'participation') return totalsOf.participation(one.regions);
  return one.part === 'reports' ? totalsOf.reports(one.regions) : totalsOf.alerts(one.regions);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
