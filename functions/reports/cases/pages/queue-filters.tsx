import { lanes } from '../../../../events/lane.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { laneRules } from '../../lanes.ts';
import { caseStates } from '../case-moves.ts';
import { priorities } from '../priority.ts';
import { words } from '../words.ts';
import { queueWords } from './queue-words.ts';
import { priorityWords, stateWords } from './case-words.ts';
import { queryOf, type QueueQuery } from './queue-query.ts';

/** Looks at the queue that are wanted every day: addresses, to be opened by a tap and kept as bookmarks. */
const saved: { label: Words; asks: QueueQuery }[] = [
  { label: words.notClosed, asks: {} },
  { label: words.overdue3, asks: { due: 'overdue' } },
  { label: words.withinADay, asks: { due: 'soon' } },
  { label: priorityWords.emergency, asks: { priority: 'emergency' } },
  { label: stateWords.received, asks: { state: 'received' } },
  { label: stateWords.asked, asks: { state: 'asked' } },
  { label: queueWords.findings, asks: { lane: 'finding' } },
];

type SavedProps = { frame: PageFrame; asked: QueueQuery };

/** The saved looks, and the caller's own cases. */
export const SavedFilters = ({ frame, asked }: SavedProps) => (
  <nav class="saved" aria-label={queueWords.savedFilters[frame.lang]}>
    <a href={`${frame.base}/v1/cases/mine`}>{queueWords.myTasks[frame.lang]}</a>
    {saved.map(({ label, asks }) => (
      <a
        href={`${frame.base}/v1/cases${queryOf(asks) && `?${queryOf(asks)}`}`}
        aria-current={isSame(asks, asked) ? 'page' : undefined}
      >
        {label[frame.lang]}
      </a>
    ))}
  </nav>
);

const narrows = ({ state, due, priority, lane, q, alike, region }: QueueQuery): string =>
  JSON.stringify([
    state === 'open' ? '' : (state ?? ''),
    due,
    priority,
    lane,
    q ?? '',
    alike,
    region,
  ]);

const isSame = (one: QueueQuery, other: QueueQuery): boolean => narrows(one) === narrows(other);

type FilterProps = SavedProps & { campaign: Campaign; regions: string[] };

/** What the queue can be narrowed by; a form of its own, so that it works without script. */
export const Filters = ({ frame, asked, campaign, regions }: FilterProps) => {
  const { lang } = frame;
  return (
    <search>
      <form method="get" action={`${frame.base}/v1/cases`} class="filters">
        <p class="field">
          <label for="q-q">{words.searchNumberRegisterUnit[lang]}</label>
          <input id="q-q" name="q" type="search" maxLength={80} value={asked.q ?? ''} />
        </p>
        <Choice
          name="state"
          label={words.state[lang]}
          chosen={asked.state ?? 'open'}
          options={[
            ['open', words.notClosed[lang]],
            ...caseStates.map((state): Option => [state, stateWords[state][lang]]),
          ]}
        />
        <Choice
          name="due"
          label={words.due[lang]}
          chosen={asked.due ?? ''}
          options={[
            ['', words.all[lang]],
            ['overdue', words.overdue3[lang]],
            ['soon', words.withinADay[lang]],
          ]}
        />
        <Choice
          name="priority"
          label={queueWords.priority[lang]}
          chosen={asked.priority ?? ''}
          options={[
            ['', words.all[lang]],
            ...priorities.options.map((one): Option => [one, priorityWords[one][lang]]),
          ]}
        />
        <Choice
          name="lane"
          label={words.lane[lang]}
          chosen={asked.lane ?? ''}
          options={[
            ['', words.all[lang]],
            ...lanes.map((one): Option => [one, laneRules[one].name[lang]]),
          ]}
        />
        {regions.length > 1 && (
          <Choice
            name="region"
            label={words.region[lang]}
            chosen={asked.region ?? ''}
            options={[
              ['', words.all[lang]],
              ...regions.map((code): Option => [code, servedRegion(campaign, code)?.name ?? code]),
            ]}
          />
        )}
        <button type="submit">{words.show[lang]}</button>
      </form>
    </search>
  );
};

type Option = [value: string, label: string];
type ChoiceProps = { name: string; label: string; chosen: string; options: Option[] };

const Choice = ({ name, label, chosen, options }: ChoiceProps) => (
  <p class="field">
    <label for={`q-${name}`}>{label}</label>
    <select id={`q-${name}`} name={name}>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </p>
);
