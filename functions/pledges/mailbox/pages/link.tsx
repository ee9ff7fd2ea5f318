import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { linkPath } from '../../register/mailbox-paths.ts';
import { ActField, Agree } from '../../register/pledge-fields.tsx';
import { pledgeQuestions } from '../../register/pledge-questions.ts';
import { NotOpen, SwornWords, wordsShown } from '../../register/pledge-words.tsx';
import { words as registerWords } from '../../register/words.ts';
import type { Link } from '../links.ts';
import { words } from '../words.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  link: Link;
  token: string;
  filled: Filled;
  /** Milliseconds: decides whose words are shown. */
  now: number;
  idempotencyKey: string;
};

/** The pledge form of the owner of a mailbox: the link says whose number and which unit; the button pledges. */
export const renderLink = (asked: Props): string => {
  const { frame, link, token, idempotencyKey } = asked;
  const filled = { ...asked.filled, values: { ...asked.filled.values, ...link.place } };
  const campaign = { ...asked.campaign, nonAsnTakePart: false };
  const questions = pledgeQuestions(campaign);
  const text = wordsShown({ ...asked, filled });
  const common = { frame, filled };
  return renderPage(
    <Layout frame={frame} title={words.linkTitle[frame.lang]}>
      <ErrorSummary {...common} questions={Object.values(questions)} />
      <div class="notice" role="status">
        <p>{words.linkFor[frame.lang](link.tail)}</p>
        <p>{words.nothingElse[frame.lang]}</p>
      </div>
      <NotOpen frame={frame} campaign={campaign} now={asked.now} />
      {text && <SwornWords frame={frame} text={text} />}
      <form method="post" action={frame.base + linkPath(token)}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="lang" value={frame.lang} />
        {text && <input type="hidden" name="textVersion" value={text.version} />}
        <p>
          {words.unitOfRoster[frame.lang]}
          {placeName(campaign, link)}
        </p>
        <ActField {...common} campaign={campaign} />
        <Field {...common} question={questions.staffKind} />
        <Agree {...common} />
        <button type="submit">{registerWords.iPledge[frame.lang]}</button>
      </form>
    </Layout>,
  );
};

const placeName = (campaign: Campaign, { place: { region, unit } }: Link): string => {
  const served = servedRegion(campaign, region);
  return `${nameOfUnit(served, unit)}, ${served?.name ?? region}`;
};
