import { nextVote, roundsOf } from '../../../shared/calendar/election.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { Field } from '../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Question } from '../../../shared/page/question.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import type { Headline } from './home.http.ts';
import { homeWords as words } from './words.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  /** In Jakarta, 'YYYY-MM-DD'. */
  today: string;
  /** Undefined while the counts cannot be read. */
  headline: Headline | undefined;
};

/** How many have pledged, when the vote is, and one tap to each thing to do; a code is followed from here. */
export const renderHome = (props: Props): string => {
  const { frame, campaign } = props;
  const { lang, base } = frame;
  return renderPage(
    <Layout frame={frame} wide title={campaign.name[lang]} about={words.about[lang]}>
      <div class="columns">
        <Pledged {...props} />
        <VoteDay {...props} />
      </div>
      <ul class="actions">
        {actions.map(([path, title, text]) => (
          <li>
            <a href={base + path}>
              <strong>{title[lang]}</strong>
              <span>{text[lang]}</span>
            </a>
          </li>
        ))}
      </ul>
      <Follow frame={frame} />
      <p class="hint">
        {words.forEngineers[lang]} <a href={`${base}/docs`}>{words.apiGuide[lang]}</a>,{' '}
        <a href={`${base}/docs/integrations`}>{words.integrationsGuide[lang]}</a>
      </p>
    </Layout>,
  );
};

const actions: [string, Words, Words][] = [
  ['/lapor', words.report, words.threeMinutesNoAccount],
  ['/ikrar', words.pledge, words.halfAMinuteOn],
  ['/boleh', words.guide, words.withSanctions],
];

const Pledged = ({ frame: { lang, base }, headline }: Props) => {
  const pledged = headline?.pledged ?? null;
  const count = (people: number) => numberText(people, lang);
  return (
    <section class="figure" data-pledged={pledged ?? ''}>
      {pledged === null ? (
        <p>{headline ? words.tooFew[lang] : words.notReadable[lang]}</p>
      ) : (
        <p>
          <strong>{count(pledged)}</strong> {words.havePledged[lang]}
          {headline?.expected &&
            ` ${words.of[lang]} ${count(headline.expected)} ${words.expected[lang]}`}
        </p>
      )}
      <p class="hint">
        {words.claimsApart[lang]} <a href={`${base}/v1/participation`}>{words.byRegion[lang]}</a>
      </p>
    </section>
  );
};

const VoteDay = ({ frame: { lang }, campaign, today }: Props) => {
  const { name, phases } = nextVote(campaign, today);
  const { voteOn } = phases;
  const own = campaign.regions.flatMap(({ code: region, name: of, election }) =>
    [election, ...roundsOf(campaign, region).filter(({ regions }) => regions !== undefined)]
      .flatMap((one) => (one && one.phases.voteOn !== voteOn ? [one.phases.voteOn] : []))
      .map((day) => `${of}: ${formatDay(day, lang)}`),
  );
  return (
    <section class="figure">
      <p>
        {words.vote[lang]} <strong>{formatDay(voteOn, lang)}</strong>{' '}
        {leftUntil(voteOn, today, lang)}
      </p>
      <p class="hint">
        {name[lang]}
        {own.length > 0 && `. ${words.otherDays[lang]} ${own.join('; ')}.`}
      </p>
    </section>
  );
};

const leftUntil = (voteOn: string, today: string, lang: PageFrame['lang']): string => {
  const days = Math.round((Date.parse(voteOn) - Date.parse(today)) / 86_400_000);
  if (days < 0) return words.isOver[lang];
  return days === 0 ? words.today[lang] : words.daysLeft[lang](days);
};

const code: Question = {
  name: 'code',
  kind: 'text',
  group: 'code',
  required: 'always',
  maxLength: 60,
  inputMode: 'numeric',
  label: words.code,
};

/** In the body of a form: a code never stands in an address. */
const Follow = ({ frame }: { frame: PageFrame }) => (
  <section aria-labelledby="follow">
    <h2 id="follow">{words.haveACode[frame.lang]}</h2>
    <form method="post" action={`${frame.base}/v1/tracking`} class="one-line" autocomplete="off">
      <input type="hidden" name="lang" value={frame.lang} />
      <Field frame={frame} question={code} filled={{ values: {}, errors: [] }} />
      <button type="submit">{words.follow[frame.lang]}</button>
    </form>
  </section>
);
