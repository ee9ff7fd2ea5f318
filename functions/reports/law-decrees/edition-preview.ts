import { electionOf } from '../../../shared/calendar/election.ts';
import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Place, Preview } from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { everyCase, type ReadQueue } from '../cases/case-queue.ts';
import type { Case } from '../cases/case.ts';
import { proposalWords } from '../cases/pages/case-words.ts';
import { staffKindOf } from '../intake/scope.ts';
import type { Proposal } from '../law/classification.ts';
import { classify } from '../law/classify.ts';
import { lawZone } from '../law/day-in-force.ts';
import {
  changedRows,
  withEdition,
  type NewEdition,
  type RowChange,
} from '../law/edition-change.ts';
import { categoriesOf, editionOn, type Catalogue } from '../law/editions.ts';
import { saysJudged, saysRow } from './edition-rows.ts';
import { editionWords as words } from './edition-words.ts';

type Needs = { catalogue: Catalogue; readQueue: ReadQueue; now: () => number };

/** How long a preview looks at cases. */
const lookMs = 10_000;

/** Which rows an edition changes, and of how many open cases the proposal would be another; no case is named. */
export const previewEdition = async (
  needs: Needs,
  edition: NewEdition,
  { campaign, from }: Place,
): Promise<Preview> => {
  const day = dayOf(from, lawZone);
  const { catalogue } = needs;
  const after = withEdition(catalogue, edition, day);
  if (!after) return { facts: [], complete: false };
  const judge = judgedOtherwise({ campaign, before: catalogue, after, day });
  const { judged, moved, complete } = await lookAtCases(needs, { campaign, day, judge });
  const otherwise = [...moved.values()].reduce((sum, n) => sum + n, 0);
  return {
    facts: [
      ...saysDifference(catalogue, edition, day),
      counted(judged, words.judged.id, words.judged.en),
      counted(otherwise, words.otherwise.id, words.otherwise.en),
      ...[...moved].map(([key, n]) => saysMoved(key, n)),
    ],
    complete,
  };
};

const saysDifference = (catalogue: Catalogue, edition: NewEdition, day: string): Words[] => {
  const { changes } = edition;
  if (changes.length === 0) return [words.sameRows];
  const now = editionOn(catalogue, day);
  const before = now ? categoriesOf(catalogue, now) : [];
  const after = changedRows(before, edition).rows;
  const of = (rows: typeof before, slug: string) => rows.find((row) => row.slug === slug);
  const line = (change: RowChange): Words => {
    const [was, is] = [of(before, change.slug), of(after, change.slug)];
    const said = (lang: 'id' | 'en') => {
      const named = was ?? is;
      const name = named ? saysRow(named)[lang] : change.slug;
      if (change.is === 'ended') return `${name}: ${words.ended[lang]}`;
      return was && is ? `${name} → ${saysJudged(is)[lang]}` : `${name}: ${words.added[lang]}`;
    };
    return { id: said('id'), en: said('en') };
  };
  const { id, en } = words.rowsChange;
  return [counted(changes.length, id, en), ...changes.map(line)];
};

type Judging = { campaign: Campaign; before: Catalogue; after: Catalogue; day: string };
type Moved = readonly [Proposal, Proposal];
type Judge = (kept: Case) => Moved | undefined;

/** What would be proposed of the conduct of a case if it were done on the day: by the edition of before, and by the new one. */
const judgedOtherwise =
  ({ campaign, before, after, day }: Judging): Judge =>
  ({ conduct, region, answers }) => {
    const facts = {
      ...{ conduct, occurredOn: day, election: electionOf(campaign, region, day) },
      staffKind: staffKindOf(answers?.['staffKind']),
    };
    const [was, is] = [classify(facts, before), classify(facts, after)];
    const rowsOf = ({ rows }: typeof was) =>
      JSON.stringify(rows.map(({ slug, class: of, sanctions }) => [slug, of, sanctions]));
    return rowsOf(was) === rowsOf(is) ? undefined : [was.proposal, is.proposal];
  };

type Looking = { campaign: Campaign; day: string; judge: Judge };

const lookAtCases = async (
  { readQueue, now }: Needs,
  { campaign, day, judge }: Looking,
): Promise<{ judged: number; moved: Map<string, number>; complete: boolean }> => {
  const until = now() + lookMs;
  const moved = new Map<string, number>();
  const seen = { judged: 0, complete: true };
  await eachOf(campaign.regions, { atOnce: 8 }, async ({ code: region }) => {
    for await (const kept of everyCase(readQueue, { region, which: 'open' })) {
      if (now() > until) {
        seen.complete = false;
        return;
      }
      seen.judged += Number(kept.occurredOn >= day);
      const key = judge(kept)?.join('>');
      if (key !== undefined) moved.set(key, (moved.get(key) ?? 0) + 1);
    }
  });
  return { ...seen, moved };
};

const saysMoved = (key: string, cases: number): Words => {
  const [was, is] = key.split('>');
  const name = (proposal: string | undefined, lang: 'id' | 'en') =>
    Object.entries(proposalWords).find(([one]) => one === proposal)?.[1][lang] ?? '';
  return counted(
    cases,
    (n) => `${name(was, 'id')} → ${name(is, 'id')}: ${n} ${words.cases.id}`,
    (n) => `${name(was, 'en')} → ${name(is, 'en')}: ${n} ${words.cases.en}`,
  );
};
