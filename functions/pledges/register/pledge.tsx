import type { Campaign, PledgeText } from '../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { PuzzleBox } from '../../../shared/puzzle/puzzle-box.tsx';
import { SignInInstead } from './asn-sign-in.tsx';
import { MailboxInstead } from './mailbox-instead.tsx';
import { ActField, Agree, AtCeremony, isAttending, UnitSelect } from './pledge-fields.tsx';
import { pledgeQuestions } from './pledge-questions.ts';
import {
  AnotherRegion,
  campaignShown,
  ChooseRegion,
  NotOpen,
  SwornWords,
  wordsShown,
} from './pledge-words.tsx';
import { WaitingPledges, WorksOffline } from './waiting.tsx';
import { words } from './words.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  filled: Filled;
  /** Milliseconds: decides whose words are shown. */
  now: number;
  /** Left out of a page that is stored: there it would be everybody's. The page's script makes one for each pledge. */
  idempotencyKey?: string;
};

/** The pledge form: half a minute on a phone, without script. Where regions swear to different words, it asks for the region first, as where they are many. */
export const renderPledge = (asked: Props): string => {
  const { frame } = asked;
  const { campaign: all, filled } = asked;
  const props = { ...asked, all, campaign: campaignShown(all, filled.values['region']) };
  const text = wordsShown(props);
  return renderPage(
    <Layout
      frame={frame}
      title={words.pledgeOfNeutrality[frame.lang]}
      about={words.aboutPledging[frame.lang]}
      scripts={['pledge-offline.js', 'hand-over.js']}
    >
      <WaitingPledges frame={frame} />
      {text ? <PledgeForm {...props} text={text} /> : <ChooseRegion {...props} path="/ikrar" />}
    </Layout>,
  );
};

const PledgeForm = (props: Props & { all: Campaign; text: PledgeText }) => {
  const { frame, campaign, filled, text } = props;
  const asked = pledgeQuestions(campaign);
  const common = { frame, filled };
  const challenge = filled.errors.find(({ field }) => field === 'Puzzle')?.facts?.['challenge'];
  return (
    <>
      {challenge === undefined && <ErrorSummary {...common} questions={Object.values(asked)} />}
      <NotOpen {...props} />
      <SwornWords frame={frame} text={text} />
      <p>
        <a href={`${frame.base}/boleh`}>{words.whatIsAllowedAnd[frame.lang]}</a>
      </p>
      {campaign.asnSignIn && !isAttending(filled) && (
        <SignInInstead frame={frame} asn={campaign.asnSignIn} place={filled.values} />
      )}
      {!isAttending(filled) && (
        <MailboxInstead frame={frame} campaign={campaign} region={filled.values['region']} />
      )}
      <form method="post" action={`${frame.base}/v1/pledges`} data-pledge>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <input type="hidden" name="swornAt" />
        <input type="hidden" name="puzzle" />
        <input type="hidden" name="lang" value={frame.lang} />
        <input type="hidden" name="textVersion" value={text.version} />
        {challenge !== undefined && (
          <PuzzleBox frame={frame} without={words.withoutThePuzzle} challenge={challenge} />
        )}
        <AtCeremony {...common} />
        <Field {...common} question={asked.region} />
        {!isAttending(filled) && <AnotherRegion {...props} path="/ikrar" />}
        <UnitSelect {...props} />
        <ActField {...props} />
        <Field {...common} question={asked.staffKind} />
        <Field {...common} question={asked.number} />
        {asked.staffNumber && <Field {...common} question={asked.staffNumber} />}
        <Agree {...common} />
        <WorksOffline frame={frame} />
        <button type="submit">{words.iPledge[frame.lang]}</button>
      </form>
    </>
  );
};
