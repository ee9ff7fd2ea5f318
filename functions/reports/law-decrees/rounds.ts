import * as z from 'zod/mini';
import { dayOf } from '../../../shared/calendar/dates.ts';
import { roundsOf, type Round } from '../../../shared/calendar/election.ts';
import { roundFaults } from '../../../shared/calendar/round-faults.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import { deskKind, type Place, type Preview } from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { holdAt, inForceFrom } from '../../../shared/decrees/held.ts';
import { roundsKind } from '../../../shared/decrees/kinds/rounds.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { lawZone } from '../law/day-in-force.ts';
import { lineOf, readRounds, roundsField } from './round-lines.ts';
import { roundWords as words } from './round-words.ts';

type Needs = {
  /** The last day of the campaign, as the release has it ('YYYY-MM-DD'): when pledges are deleted follows from it. */
  lastDay: string;
};

/** Later rounds and other elections beside the first, of the whole nation: the kind, whole. */
export const electionRounds = ({ lastDay }: Needs) =>
  deskKind({
    ...roundsKind,
    address: '/v1/decrees/rounds',
    words,
    ofNationOnly: true,
    questions: [
      {
        ...{ name: roundsField, kind: 'textarea', group: 'decree', required: 'never' },
        ...{ maxLength: 8000, label: words.lines, hint: words.linesHint },
      },
    ],
    read: (fields) => readRounds(fields[roundsField] ?? ''),
    fieldsOf: (rounds) => ({ [roundsField]: rounds.map(lineOf).join('\n') }),
    present: ({ rounds = [] }) => rounds,
    standing: () => [words.until(formatDay(lastDay, 'id'), formatDay(lastDay, 'en'))],
    says: (rounds) => (rounds.length === 0 ? [words.none] : rounds.map(saysRound)),
    check: (rounds, place) => check(rounds, place, lastDay),
    preview: (rounds, place) => Promise.resolve(preview(rounds, place)),
  });

const saysRound = (round: Round): Words => {
  const said = (lang: 'id' | 'en') => {
    const { name, from, phases, regions } = round;
    const where = regions ? regions.join(', ') : words.everywhere[lang];
    const day = (date: string) => formatDay(date, lang);
    return `${name[lang]} (${round.kind}), ${where}: ${words.from[lang]} ${day(from)}, ${words.determination[lang]} ${day(phases.determinationOn)}, ${words.campaign[lang]} ${day(phases.campaignFrom)} – ${day(phases.campaignTo)}, ${words.vote[lang]} ${day(phases.voteOn)}`;
  };
  return { id: said('id'), en: said('en') };
};

/** The clocks by which a day has passed somewhere: those where it begins first. */
const firstClocks = 'Asia/Jayapura';

/**
 * Nothing that was done is judged anew: a round begins on a day that has begun nowhere, one that has begun stays, and of
 * its days only those to come may move, to days to come.
 */
const check = (rounds: readonly Round[], place: Place, lastDay: string): FieldError[] => {
  const { campaign, from, now } = place;
  const { before, isLater } = ahead(place);
  const holdsOn = dayOf(Math.max(from, now), firstClocks);
  const wrong = (reason: string, round: Round, facts: Record<string, string> = {}): FieldError => ({
    ...{ field: roundsField, reason },
    facts: { line: String(rounds.indexOf(round) + 1), name: round.name.id, ...facts },
  });
  const served = campaign.regions.map(({ code }) => code);
  const stays = before.filter((round) => round.from <= holdsOn);
  const sameAs = (one: Round) => rounds.find((other) => isSame(one, other));
  return [
    ...(isLater ? [{ field: 'validFrom', reason: 'later-rounds' }] : []),
    ...roundFaults(rounds, served).flatMap(({ at, ...fault }) => {
      const round = rounds[at];
      const facts = fault.is === 'not-served' ? { region: fault.region } : {};
      return round ? [wrong(`round-${fault.is}`, round, facts)] : [];
    }),
    ...rounds
      .filter(({ phases }) => phases.voteOn > lastDay)
      .map((round) => wrong('round-after-last-day', round, { day: formatDay(lastDay, 'id') })),
    ...rounds
      .filter((round) => round.from <= holdsOn && !stays.some((one) => isSame(one, round)))
      .map((round) => wrong('round-begins-too-early', round)),
    ...stays
      .filter((one) => !keepsDays(one, sameAs(one), holdsOn))
      .map(({ name }) => ({
        ...{ field: roundsField, reason: 'round-has-begun', facts: { name: name.id } },
      })),
  ];
};

/** The rounds there are when a list begins, and whether another is decided that begins after it and would undo it. */
const ahead = ({ campaign, held, from, now }: Place): { before: Round[]; isLater: boolean } => {
  const at = Math.max(from, now);
  const shape = roundsKind.value();
  const holds = (held?.holds ?? []).flatMap((hold) => {
    const read = z.safeParse(shape, hold.value);
    return read.success ? [{ ...hold, value: read.data }] : [];
  });
  return {
    before: holdAt(holds, lawZone, at)?.value ?? campaign.rounds ?? [],
    isLater: holds.some((hold) => inForceFrom(hold, lawZone) > at),
  };
};

/** The same round, whatever its days and name: what begins on one day in the same regions. */
const isSame = (one: Round, other: Round): boolean =>
  one.from === other.from && regionsText(one) === regionsText(other);

const regionsText = ({ regions }: Round): string => [...(regions ?? ['*'])].sort().join();

/** Whether a round that has begun is there still, by the same law, with each of its days that has passed. */
const keepsDays = (before: Round, after: Round | undefined, today: string): boolean => {
  if (!after || before.kind !== after.kind) return false;
  const names = ['determinationOn', 'campaignFrom', 'campaignTo', 'quietFrom', 'voteOn'] as const;
  return names.every((name) => {
    const [was, is] = [before.phases[name], after.phases[name]];
    return was === is || ((was ?? '9') > today && (is ?? '9') > today);
  });
};

const preview = (rounds: readonly Round[], { campaign }: Place): Preview => {
  const before = campaign.rounds ?? [];
  const added = rounds.filter((round) => !before.some((one) => isSame(one, round)));
  const moved = rounds.filter((round) =>
    before.some((one) => isSame(one, round) && lineOf(one) !== lineOf(round)),
  );
  const gone = before.filter((one) => !rounds.some((round) => isSame(one, round)));
  const concerned = campaign.regions.filter(({ code }) =>
    [...added, ...moved, ...gone].some((round) => roundsOf({ rounds: [round] }, code).length > 0),
  );
  return {
    facts: [
      counted(added.length, words.added.id, words.added.en),
      counted(moved.length, words.moved.id, words.moved.en),
      counted(gone.length, words.gone.id, words.gone.en),
      counted(concerned.length, words.concerned.id, words.concerned.en),
      words.judged,
    ],
    complete: true,
  };
};
