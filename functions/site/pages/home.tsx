import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from '../words.ts';

const actions: [string, Words, Words][] = [
  ['/ikrar', words.pledge, words.halfAMinuteOn],
  ['/lapor', words.report, words.threeMinutesNoAccount],
  ['/v1/participation', words.seeParticipation, words.numbersNobodyCanQuietly],
];

const allowed: Words[] = [
  words.toVoteAndTo,
  words.toRemindColleaguesOf,
  words.toAccompanyACandidate,
];
const forbidden: Words[] = [
  words.toLikeShareOr,
  words.toBePhotographedWith,
  words.toUseStateFacilities,
];

/** What this is, the three things to do here, and what civil servants may and may not do. */
export const renderHome = (frame: PageFrame, campaign: Campaign): string =>
  renderPage(
    <Layout frame={frame} wide title={campaign.name[frame.lang]}>
      <ul class="actions">
        {actions.map(([path, title, text]) => (
          <li>
            <a href={frame.base + path}>
              <strong>{title[frame.lang]}</strong>
              <span>{text[frame.lang]}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="columns">
        <List frame={frame} title={words.allowed} items={allowed} kind="may" />
        <List frame={frame} title={words.notAllowed} items={forbidden} kind="may-not" />
      </div>
      <p class="hint">{words.aSummaryOfThe[frame.lang]}</p>
      <p class="hint">
        {words.forEngineers[frame.lang]}{' '}
        <a href={`${frame.base}/docs`}>{words.apiGuide[frame.lang]}</a>,{' '}
        <a href={`${frame.base}/docs/integrations`}>{words.integrationsGuide[frame.lang]}</a>
      </p>
    </Layout>,
  );

type ListProps = { frame: PageFrame; title: Words; items: Words[]; kind: string };

const List = ({ frame, title, items, kind }: ListProps) => (
  <section class={kind}>
    <h2>{title[frame.lang]}</h2>
    <ul>
      {items.map((item) => (
        <li>{item[frame.lang]}</li>
      ))}
    </ul>
  </section>
);
