import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { SealingAnswer } from '../seal.ts';
import type { EndingAnswer } from '../ceremony-view.ts';
import { Move } from './moves-part.tsx';
import { stateWords, wordOf } from './ceremony-words.ts';
import { stepTexts } from '../step-words.ts';
import { words } from '../words.ts';

/** Asks before a ceremony is ended, with how many are recorded at this moment. */
export const renderAskEnding = (frame: PageFrame, asked: EndingAnswer): string => {
  const { ceremony, attended, resumableMinutes } = asked;
  const { lang } = frame;
  if (ceremony.state !== 'started')
    return renderPage(
      <Layout frame={frame} title={words.ceremony[lang]}>
        <p class="lead">{wordOf(stateWords, ceremony.state, lang)}</p>
        <Back frame={frame} to={ceremony.ceremonyId} label={words.backToTheCeremony[lang]} />
      </Layout>,
    );
  return renderPage(
    <Layout frame={frame} title={stepTexts.endItQuestion[lang]}>
      <p class="lead">
        <strong>{stepTexts.recordedSoFar[lang](attended)}</strong>
      </p>
      <p>{stepTexts.onceEndedTheCode[lang]}</p>
      <p class="hint">{stepTexts.canGoOnFor[lang](resumableMinutes)}</p>
      <Back frame={frame} to={ceremony.ceremonyId} label={stepTexts.noGoOn[lang]} />
      <Move frame={frame} ceremony={ceremony} to="ended" label={stepTexts.yesEndIt[lang]} />
    </Layout>,
  );
};

/** Asks before a list is sealed for good, with how many are on it, or says what it waits for. */
export const renderAskSealing = (frame: PageFrame, asked: SealingAnswer): string => {
  const { lang } = frame;
  const { ceremony, pledges, sealedAt } = asked;
  return renderPage(
    <Layout frame={frame} title={stepTexts.sealItQuestion[lang]}>
      <p class="lead">
        <strong>{stepTexts.onTheList[lang](pledges)}</strong>
      </p>
      {sealedAt === null ? (
        <MaySeal frame={frame} asked={asked} />
      ) : (
        <p>
          {words.sealed[lang]} {formatMoment(Date.parse(sealedAt), zoneOf(ceremony.region), lang)}
        </p>
      )}
      <Back
        frame={frame}
        to={`${ceremony.ceremonyId}/berita-acara`}
        label={stepTexts.backToTheRecord[lang]}
      />
    </Layout>,
  );
};

const MaySeal = ({ frame, asked }: { frame: PageFrame; asked: SealingAnswer }) => {
  const { lang } = frame;
  const { ceremony, waitsFor, resumableUntil } = asked;
  if (waitsFor !== null)
    return (
      <div class="notice" role="status">
        <p>
          {stepTexts.notYetSealable[lang]} {reasonText(waitsFor, lang)}
        </p>
      </div>
    );
  return (
    <>
      <div class="notice bad">
        <p>{stepTexts.onceForGoodWait[lang]}</p>
        {resumableUntil !== null && <p>{stepTexts.thenNotGoOn[lang]}</p>}
      </div>
      <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/sealing`}>
        <button type="submit">{stepTexts.yesSealIt[lang]}</button>
      </form>
    </>
  );
};

type BackProps = { frame: PageFrame; to: string; label: string };

const Back = ({ frame, to, label }: BackProps) => (
  <p class="buttons">
    <a class="button outline" href={`${frame.base}/v1/ceremonies/${to}`}>
      {label}
    </a>
  </p>
);
