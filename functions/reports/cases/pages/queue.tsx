import type * as z from 'zod/mini';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { NothingIsShown, type SeesNothing } from '../../../../shared/page/sees-nothing.tsx';
import { reportable } from '../../intake/conducts.ts';
import { caseStates } from '../case-moves.ts';
import type { casesQuery } from '../case-forms.ts';
import type { casesAnswer } from '../operations.ts';
import { laneNames, stateWords, stepWords } from './case-words.ts';
import { Due, Fact } from './page-parts.tsx';
import { words } from '../words.ts';

type Page = z.infer<typeof casesAnswer>;
type Asked = z.infer<typeof casesQuery>;
type Props = {
  page: Page;
  asked: Asked;
  campaign: Campaign;
  regions: string[];
  seesNothing?: SeesNothing | undefined;
  /** How many others of its cluster are behind a case, by its key. */
  others?: ReadonlyMap<string, number>;
};

/** The queue of cases, the earliest deadline first, with what it can be narrowed by. */
export const renderQueue = (
  frame: PageFrame,
  { page, asked, campaign, regions, seesNothing, others }: Props,
): string =>
  renderPage(
    <Layout frame={frame} wide title={words.cases[frame.lang]} query={queryOf(asked)}>
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      <Filters frame={frame} asked={asked} campaign={campaign} regions={regions} />
      {page.cases.length === 0 ? (
        <div class="notice">
          <p>{words.noCaseMatches[frame.lang]}</p>
        </div>
      ) : (
        <ol class="cards">
          {page.cases.map((one) => (
            <li>
              <Line frame={frame} one={one} campaign={campaign} />
              <Others frame={frame} one={one} asked={asked} count={others?.get(one.caseKey) ?? 0} />
            </li>
          ))}
        </ol>
      )}
      <p class="buttons">
        {page.next !== null && (
          <a
            class="button"
            href={`${frame.base}/v1/cases?${queryOf({ ...asked, cursor: page.next })}`}
          >
            {words.next[frame.lang]}
          </a>
        )}
        <a class="button outline" href={`${frame.base}/v1/cases/export?${exportQuery(asked)}`}>
          {words.downloadCsv[frame.lang]}
        </a>
      </p>
    </Layout>,
  );

const queryOf = (asked: Asked): string =>
  new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();

/** An export goes from the beginning. */
const exportQuery = (asked: Asked): string => queryOf({ ...asked, cursor: undefined });

type LineProps = { frame: PageFrame; one: Page['cases'][number]; campaign: Campaign };

const Line = ({ frame, one, campaign }: LineProps) => {
  const region = campaign.regions.find(({ code }) => code === one.region);
  const conduct = reportable.find(({ slug }) => slug === one.conduct);
  return (
    <>
      <h2>
        <a href={`${frame.base}/v1/cases/${one.caseKey}`}>{one.caseNumber}</a>{' '}
        <span class={one.severity >= 4 ? 'tag urgent' : 'tag'}>
          {stateWords[one.state][frame.lang]}
        </span>
        {one.unitStanding === 'to-be-named' && (
          <span class="tag urgent">{words.unitToBeNamed[frame.lang]}</span>
        )}
        {one.alike === overLimit && <span class="tag">{words.overTheLimit[frame.lang]}</span>}
      </h2>
      <p>{conduct?.[frame.lang] ?? one.conduct}</p>
      <dl class="facts">
        <Fact frame={frame} label={words.due}>
          {one.dueFor !== null && `${stepWords[one.dueFor][frame.lang]}: `}
          <Due frame={frame} region={one.region} due={one} />
        </Fact>
        <Fact frame={frame} label={words.region}>
          {region?.name ?? one.region}
        </Fact>
        {one.accusedUnit !== null && (
          <Fact frame={frame} label={words.unitOfTheAccused}>
            {one.accusedUnit}
          </Fact>
        )}
        <Fact frame={frame} label={words.lane}>
          {laneNames[one.lane][frame.lang]}
          {one.reminders > 0 && (
            <span class="tag">{words.reminded[frame.lang](one.reminders)}</span>
          )}
        </Fact>
      </dl>
    </>
  );
};

type OthersProps = Pick<LineProps, 'frame' | 'one'> & { asked: Asked; count: number };

/** How many cases of its cluster are behind this one, and where they are; each is a case of its own. */
const Others = ({ frame, one, asked, count }: OthersProps) => {
  if (one.alike === null || count === 0) return null;
  const { region, alike } = one;
  const query = queryOf({ ...asked, cursor: undefined, region, alike });
  const text = alike === overLimit ? words.moreOverLimit : words.moreAlike;
  return (
    <p>
      <a href={`${frame.base}/v1/cases?${query}`}>{text[frame.lang](count)}</a>
    </p>
  );
};

const overLimit = 'over-limit';

type FilterProps = { frame: PageFrame; asked: Asked; campaign: Campaign; regions: string[] };

/** What the queue can be narrowed by; a form of its own, so that it works without script. */
const Filters = ({ frame, asked, campaign, regions }: FilterProps) => (
  <search>
    <form method="get" action={`${frame.base}/v1/cases`} class="filters">
      <p class="field">
        <label for="q-q">{words.searchNumberRegisterUnit[frame.lang]}</label>
        <input id="q-q" name="q" type="search" maxLength={80} value={asked.q ?? ''} />
      </p>
      <p class="field">
        <label for="q-state">{words.state[frame.lang]}</label>
        <select id="q-state" name="state">
          <option value="open">{words.notClosed[frame.lang]}</option>
          {caseStates.map((state) => (
            <option value={state} selected={asked.state === state}>
              {stateWords[state][frame.lang]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="q-due">{words.due[frame.lang]}</label>
        <select id="q-due" name="due">
          <option value="">{words.all[frame.lang]}</option>
          <option value="overdue" selected={asked.due === 'overdue'}>
            {words.overdue3[frame.lang]}
          </option>
          <option value="soon" selected={asked.due === 'soon'}>
            {words.withinADay[frame.lang]}
          </option>
        </select>
      </p>
      {regions.length > 1 && (
        <p class="field">
          <label for="q-region">{words.region[frame.lang]}</label>
          <select id="q-region" name="region">
            <option value="">{words.all[frame.lang]}</option>
            {regions.map((code) => (
              <option value={code} selected={asked.region === code}>
                {campaign.regions.find((one) => one.code === code)?.name ?? code}
              </option>
            ))}
          </select>
        </p>
      )}
      <button type="submit">{words.show[frame.lang]}</button>
    </form>
  </search>
);
