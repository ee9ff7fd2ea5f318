import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { ceremonyPolicy, type Ceremony, type CeremonyState } from '../ceremony.ts';
import { actWords, stateWords, wordOf } from './ceremony-words.ts';
import { words } from '../words.ts';

type Screen = {
  state: CeremonyState;
  /** What the QR code says; none while there is nothing to attend. */
  address: string | null;
  nextInMs: number;
  ceremony: Ceremony;
  regionName: string;
};

/**
 * The screen of a ceremony. With script the code changes on the second; without, the page reloads itself often
 * enough that the code it shows is never too old.
 */
export const renderKiosk = (frame: PageFrame, shown: Screen): string =>
  renderPage(
    <Layout
      frame={frame}
      title={words.ceremonyOf[frame.lang](shown.regionName)}
      scripts={['kiosk.js']}
      refreshWithoutScript={Math.floor(ceremonyPolicy.codeMs / 2000)}
    >
      <section class="kiosk" data-kiosk data-next-in-ms={shown.nextInMs}>
        <p class="lead">{wordOf(actWords, shown.ceremony.act, frame.lang)}</p>
        <Code frame={frame} shown={shown} />
      </section>
      <div class="notice bad" role="alert" data-no-connection hidden>
        <p>{words.thisScreenLostIts[frame.lang]}</p>
      </div>
    </Layout>,
  );

type Props = { frame: PageFrame; shown: Screen };

const Code = ({ frame, shown: { state, address, ceremony } }: Props) => {
  if (address !== null)
    return (
      <>
        <QrSvg code={qrCode(address)} label={words.qrCodeToPledge[frame.lang]} />
        <p>{words.scanItWithYour[frame.lang]}</p>
        <p class="hint code small">{address}</p>
      </>
    );
  return (
    <div class="notice" role="status">
      <p>
        {state === 'ended' || state === 'cancelled'
          ? wordOf(stateWords, state, frame.lang)
          : `${words.notStartedYetPlanned[frame.lang]} ${formatMoment(ceremony.heldAt, zoneOf(ceremony.region), frame.lang)}`}
      </p>
    </div>
  );
};
