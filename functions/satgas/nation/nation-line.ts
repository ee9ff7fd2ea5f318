import * as z from 'zod/mini';
import {
  regionalAggregate,
  type AggregatePart,
  type Figures,
} from '../../../events/regional-aggregate.ts';
import { totalsOf } from '../../aggregate-totals.ts';
import type { Member } from './member.ts';
import type { Taken } from './tables.ts';

/** A part of what a region's deployment said last, and when. */
export type Reported<Part extends AggregatePart> = Omit<Figures[Part], 'region'> & {
  /** Milliseconds since the epoch. */
  madeAt: number;
  isStale: boolean;
};

/** What the nation knows of one region; a part that its deployment never told is null. */
export type NationLine = {
  region: string;
  deployment: string;
  participation: Reported<'participation'> | null;
  reports: Reported<'reports'> | null;
  alerts: Reported<'alerts'> | null;
};

/** Deployments tell of themselves every hour: who missed three of them is stale. */
export const staleMs = 3 * 3_600_000 + 10 * 60_000;

/** Every region of every member, by its code, with what its own deployment said of it last. */
export const linesOf = (
  members: readonly Member[],
  taken: readonly Taken[],
  now: number,
): NationLine[] => {
  const aggregates = taken.map(({ member, text }) => ({
    member,
    aggregate: z.parse(regionalAggregate, JSON.parse(text)),
  }));
  const lines = members.flatMap(({ deployment, regions }) => {
    const own = aggregates.filter(({ member }) => member === deployment);
    return regions.map((region) => {
      const line: NationLine = { region, deployment, ...nothing };
      for (const { aggregate } of own) {
        const at = { madeAt: aggregate.madeAt, isStale: aggregate.madeAt < now - staleMs };
        if (aggregate.part === 'participation')
          line.participation = withTime(aggregate.regions, region, at);
        else if (aggregate.part === 'reports')
          line.reports = withTime(aggregate.regions, region, at);
        else line.alerts = withTime(aggregate.regions, region, at);
      }
      return line;
    });
  });
  return lines.sort((one, other) => one.region.localeCompare(other.region));
};

const nothing = { participation: null, reports: null, alerts: null };

type At = { madeAt: number; isStale: boolean };

const withTime = <One extends { region: string }>(
  all: readonly One[],
  region: string,
  at: At,
): (Omit<One, 'region'> & At) | null => {
  for (const { region: code, ...figures } of all) if (code === region) return { ...figures, ...at };
  return null;
};

/** How the youngest of what is known of a region stands: of part of it unknown or old, the worse. */
export const freshnessOf = ({
  participation,
  reports,
  alerts,
}: NationLine): 'fresh' | 'stale' | 'never' => {
  const parts = [participation, reports, alerts];
  if (parts.every((part) => part === null)) return 'never';
  return parts.every((part) => part?.isStale === false) ? 'fresh' : 'stale';
};

/** What all lines add up to, old ones too, and of how many regions each sum is. */
export const sumsOf = (lines: readonly NationLine[]) => {
  const of = <Part extends AggregatePart>(told: (line: NationLine) => Reported<Part> | null) =>
    lines.flatMap((line) => {
      const figures = told(line);
      return figures ? [{ ...figures, region: line.region }] : [];
    });
  const participation = of<'participation'>((line) => line.participation);
  const reports = of<'reports'>((line) => line.reports);
  const alerts = of<'alerts'>((line) => line.alerts);
  return {
    participation: { ...totalsOf.participation(participation), regions: participation.length },
    reports: { ...totalsOf.reports(reports), regions: reports.length },
    alerts: { ...totalsOf.alerts(alerts), regions: alerts.length },
  };
};
