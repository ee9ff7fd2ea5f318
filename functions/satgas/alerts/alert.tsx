import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Officer } from '../officers/officer.ts';
import type { PlaceNames } from './alert-places.ts';
import type { AlertView } from './alert-view.ts';
import { AlertActions } from './alert-actions.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { steps } from './alert-words.ts';
import { caseAddress } from './case-address.ts';
import { Quorum } from './quorum.tsx';
import { words as texts } from './words.ts';

/** The names of its places, where they are known; their codes are always there. */
export type AlertOnPage = AlertView & PlaceNames;
type Props = { frame: PageFrame; alert: AlertOnPage };

/** Where an officer acts from the page, and to whom they may hand the alert over. */
type Acts = {
  actPath: string;
  takePath: string;
  colleagues: Pick<Officer, 'officerId' | 'name' | 'rung'>[];
};

/** One alert as its officer sees it; taking it is a button, never the opening of the page. */
export const renderAlert = (frame: PageFrame, alert: AlertOnPage, acts?: Acts): string =>
  renderPage(
    <Layout frame={frame} title={`${texts.alert[frame.lang]} ${alert.caseNumber}`}>
      <State frame={frame} alert={alert} />
      <UnitToName frame={frame} alert={alert} />
      {alert.state === 'open' ? (
        <>
          <AlertFacts frame={frame} alert={alert} />
          {acts && <AlertActions frame={frame} alert={alert} {...acts} />}
        </>
      ) : (
        <>
          <OpenCase frame={frame} alert={alert} />
          <AlertFacts frame={frame} alert={alert} />
          {acts && <AlertActions frame={frame} alert={alert} {...acts} />}
        </>
      )}
      <OtherCases frame={frame} alert={alert} />
      <h2>{texts.whatToDo[frame.lang]}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step[frame.lang]}</li>
        ))}
      </ol>
    </Layout>,
  );

/** The next step of whoever has it; who is not signed in yet does so on the way, and comes to this very case. */
export const OpenCase = ({ frame, alert }: Props) => {
  if (alert.caseKey === null || alert.isNaming || alert.state !== 'taken-by-you') return null;
  return (
    <p>
      <a class="button" href={caseAddress(frame, alert.caseKey)}>
        {texts.openTheCase[frame.lang]}
      </a>
    </p>
  );
};

/** The cases of other reports about the same accused: whoever takes the alert has them, too. */
const OtherCases = ({ frame, alert }: Props) => {
  if (alert.reports === 1) return null;
  return (
    <>
      <h2>{texts.reportsAboutTheSame[frame.lang](alert.reports)}</h2>
      <p>{texts.theyAreNotMerged[frame.lang]}</p>
      <ul>
        {alert.otherCases.map(({ caseKey, caseNumber }) => (
          <li>
            <a href={caseAddress(frame, caseKey)}>{caseNumber}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What is asked of whoever has an alert whose accused serves nobody knows where; the case asks them to sign in. */
export const UnitToName = ({ frame, alert }: Props) => {
  if (!alert.isNaming || alert.caseKey === null || alert.state === 'resolved') return null;
  return (
    <div class="notice">
      <p>
        {texts.theUnitIsTo[frame.lang]}{' '}
        <a href={caseAddress(frame, alert.caseKey)}>{texts.openTheCaseTo[frame.lang]}</a>
      </p>
    </div>
  );
};

const notices: Partial<Record<AlertView['state'], Words>> = {
  'taken-by-you': texts.youHaveTakenThis,
  taken: texts.aColleagueHasTaken,
  resolved: texts.itHasBeenDealt,
};

/** Whether it is taken, by whom as far as that is told, and how many it still needs. */
export const State = ({ frame, alert }: Props) => {
  const words = notices[alert.state];
  if (!words) return <Quorum frame={frame} alert={alert} />;
  return (
    <div class={alert.state === 'taken-by-you' ? 'notice good' : 'notice'} role="status">
      <p>{words[frame.lang]}</p>
      <Quorum frame={frame} alert={alert} />
    </div>
  );
};
