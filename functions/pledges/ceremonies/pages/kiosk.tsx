import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { BareLayout } from '../../../../shared/page/bare-layout.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { renderPage } from '../../../../shared/page/layout.tsx';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import { numberText } from '../../../../shared/page/number-text.ts';
import { ceremonyPolicy, type Ceremony } from '../ceremony.ts';
import { kioskTexts } from '../kiosk-words.ts';
import type { screenAnswer } from '../link-answers.ts';
import { words } from '../words.ts';
import { stateWords, wordOf } from './ceremony-words.ts';

type Screen = z.infer<typeof screenAnswer> & {
  ceremony: Ceremony;
  regionName: string;
  /** When it was made, in milliseconds. */
  at: number;
};
type Props = { frame: PageFrame; shown: Screen };

/**
 * The screen of a ceremony, for a projector: the code as large as the height, what to do, how many. With script the
 * code changes on the second; without, the page reloads itself often enough that the code it shows is never too old.
 */
export const renderKiosk = (frame: PageFrame, shown: Screen): string =>
  renderPage(
    <BareLayout
      frame={frame}
      title={words.ceremonyOf[frame.lang](shown.regionName)}
      scripts={['kiosk.js']}
      refreshWithoutScript={Math.floor(ceremonyPolicy.codeMs / 2000)}
    >
      <section
        class={shown.address === null ? 'kiosk waiting' : 'kiosk'}
        data-kiosk
        data-next-in-ms={shown.nextInMs}
      >
        {shown.address !== null && (
          <QrSvg code={qrCode(shown.address)} label={kioskTexts.qrCodeToPledge[frame.lang]} />
        )}
        <div class="side">
          <h1>{words.ceremonyOf[frame.lang](shown.regionName)}</h1>
          {shown.address === null ? (
            <Waiting frame={frame} shown={shown} />
          ) : (
            <p class="do">{kioskTexts.scanIt[frame.lang]}</p>
          )}
          <Count frame={frame} shown={shown} />
          {shown.address !== null && <TimeLeft frame={frame} shown={shown} />}
        </div>
      </section>
      <p class="falters" role="status" data-falters hidden>
        {kioskTexts.connectionFalters[frame.lang]}
      </p>
      <div class="lost" role="alert" data-no-connection hidden>
        <p>{kioskTexts.connectionLost[frame.lang]}</p>
      </div>
      <button type="button" class="quiet full-screen" data-full-screen hidden>
        {kioskTexts.fullScreen[frame.lang]}
      </button>
    </BareLayout>,
  );

const Waiting = ({ frame: { lang }, shown: { state, ceremony } }: Props) =>
  state === 'open' ? (
    <>
      <p class="do">{kioskTexts.notStartedYet[lang]}</p>
      <p>{formatMoment(ceremony.heldAt, zoneOf(ceremony.region), lang)}</p>
    </>
  ) : (
    <p class="do">
      {wordOf(stateWords, state, lang)}. {state === 'ended' && kioskTexts.thankYou[lang]}
    </p>
  );

const Count = ({ frame: { lang }, shown: { attendedInFives } }: Props) =>
  attendedInFives === null ? null : (
    <p class="count">
      <strong>
        {attendedInFives === 0 ? kioskTexts.underFive[lang] : numberText(attendedInFives, lang)}
      </strong>{' '}
      {kioskTexts.attended[lang]} <small>({kioskTexts.inFives[lang]})</small>
    </p>
  );

/** Counted down by script; without, when the code was made, so that everybody sees whether it is old. */
const TimeLeft = ({ frame: { lang }, shown: { at, ceremony } }: Props) => (
  <>
    <p class="left" data-time-left hidden>
      <label for="left">{kioskTexts.changesIn[lang]}</label> <strong data-seconds />
      <progress id="left" max={ceremonyPolicy.codeMs} value={ceremonyPolicy.codeMs} />
    </p>
    <noscript>
      <p class="left">{kioskTexts.shownAt[lang](secondIn(at, zoneOf(ceremony.region)))}</p>
    </noscript>
    <p class="left">{kioskTexts.changesEvery[lang]}</p>
  </>
);

const secondIn = (at: number, timeZone: string): string =>
  new Date(at).toLocaleTimeString('id-ID', { timeZone });
