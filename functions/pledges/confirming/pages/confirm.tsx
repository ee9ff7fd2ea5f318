import type { AsnSignIn } from '../../../../shared/asn-sign-in.ts';
import { servedRegion, type Campaign, type PledgeText } from '../../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { asnPaths } from '../../register/asn-paths.ts';
import { SignInButton } from '../../register/asn-sign-in.tsx';
import { ActField, Agree, UnitSelect } from '../../register/pledge-fields.tsx';
import { pledgeQuestions } from '../../register/pledge-questions.ts';
import {
  AnotherRegion,
  campaignShown,
  ChooseRegion,
  NotOpen,
  SwornWords,
  wordsShown,
} from '../../register/pledge-words.tsx';
import { words as registerWords } from '../../register/words.ts';
import type { Place } from '../account.ts';
import type { Proof } from '../proof.ts';
import { words } from '../words.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  asn: AsnSignIn;
  proof: Proof;
  filled: Filled;
  /** Milliseconds: decides whose words are shown. */
  now: number;
  idempotencyKey: string;
};

/** The pledge form of somebody who signed in: it says whose number it is for, and has no field for one. */
export const renderConfirm = (asked: Props): string => {
  const filled = filledByAccount(asked);
  const campaign = campaignShown(asked.campaign, filled.values['region']);
  const props = { ...asked, filled, all: asked.campaign, campaign };
  const { frame } = props;
  const text = wordsShown(props);
  return renderPage(
    <Layout frame={frame} title={words.pledgeWithAccount[frame.lang]}>
      <WhoseAccount {...props} />
      {text ? (
        <ConfirmForm {...props} text={text} />
      ) : (
        <ChooseRegion {...props} path={asnPaths.form} />
      )}
    </Layout>,
  );
};

/** Where the account says the unit, the form does not ask for it. */
const filledByAccount = ({ filled, proof: { place } }: Props): Filled => ({
  ...filled,
  values: { ...filled.values, ...place },
});

const WhoseAccount = ({ frame, asn, proof: { tail } }: Props) => (
  <>
    <div class="notice good" role="status">
      <p>{words.youAreSignedIn[frame.lang](tail)}</p>
      <p>{words.nothingElseIsKept[frame.lang]}</p>
    </div>
    <p>{words.notYourNumber[frame.lang]}</p>
    <p class="buttons">
      <SignInButton frame={frame} asn={asn} />
    </p>
  </>
);

const ConfirmForm = (props: Props & { all: Campaign; text: PledgeText }) => {
  const { frame, filled, text, proof } = props;
  const campaign = { ...props.campaign, nonAsnTakePart: false };
  const asked = pledgeQuestions(campaign);
  const common = { frame, filled };
  return (
    <>
      <ErrorSummary {...common} questions={Object.values(asked)} />
      <NotOpen {...props} />
      <SwornWords frame={frame} text={text} />
      <form method="post" action={frame.base + asnPaths.send}>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <input type="hidden" name="lang" value={frame.lang} />
        <input type="hidden" name="textVersion" value={text.version} />
        <input type="hidden" name="signIn" value={proof.id} />
        {proof.place ? (
          <OwnPlace frame={frame} campaign={campaign} place={proof.place} />
        ) : (
          <>
            {props.asn.claims.unit && <p class="notice">{words.unitByYourself[frame.lang]}</p>}
            <Field {...common} question={asked.region} />
            <AnotherRegion {...props} campaign={campaign} path={asnPaths.form} />
            <UnitSelect {...common} campaign={campaign} />
          </>
        )}
        <ActField {...common} campaign={campaign} />
        <Field {...common} question={asked.staffKind} />
        <Agree {...common} />
        <button type="submit">{registerWords.iPledge[frame.lang]}</button>
      </form>
    </>
  );
};

type Own = { frame: PageFrame; campaign: Campaign; place: Place };

const OwnPlace = ({ frame, campaign, place: { region, unit } }: Own) => {
  const served = servedRegion(campaign, region);
  return (
    <>
      <input type="hidden" name="region" value={region} />
      <input type="hidden" name="unit" value={unit} />
      <p>
        {words.unitOfAccount[frame.lang]}
        {nameOfUnit(served, unit)}, {served?.name ?? region}
      </p>
    </>
  );
};
