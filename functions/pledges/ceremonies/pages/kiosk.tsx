import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { ceremonyPolicy, type Ceremony } from '../ceremony.ts';
import { actWords, say, wordOf } from './ceremony-words.ts';

type Shown = {
  state: 'open' | 'started' | 'ended';
  /** What the QR code says; none while there is nothing to attend. */
  address: string | null;
  nextInMs: number;
  ceremony: Ceremony;
  regionName: string;
};

/**
 * The screen of a ceremony. With script the code changes on the second; without, the page asks for itself again often
 * enough that the code it shows is never too old.
 */
export const renderKiosk = (frame: PageFrame, shown: Shown): string =>
  renderPage(
    <Layout
      frame={frame}
      title={say(frame, `Apel ikrar ${shown.regionName}`, `Ceremony of ${shown.regionName}`)}
      scripts={['kiosk.js']}
      refreshWithoutScript={Math.floor(ceremonyPolicy.codeMs / 2000)}
    >
      <section class="kiosk" data-kiosk data-next-in-ms={shown.nextInMs}>
        <p class="lead">{wordOf(actWords, shown.ceremony.act, frame.lang)}</p>
        <Code frame={frame} shown={shown} />
      </section>
      <div class="notice bad" role="alert" data-no-connection hidden>
        <p>
          {say(
            frame,
            'Layar ini terputus: kodenya tidak lagi berlaku. Periksa sambungan.',
            'This screen lost its connection: its code is void. Check the connection.',
          )}
        </p>
      </div>
    </Layout>,
  );

type Props = { frame: PageFrame; shown: Shown };

const Code = ({ frame, shown: { state, address, ceremony } }: Props) => {
  if (address !== null)
    return (
      <>
        <QrSvg
          code={qrCode(address)}
          label={say(frame, 'Kode QR untuk berikrar', 'QR code to pledge')}
        />
        <p>
          {say(
            frame,
            'Pindai dengan ponsel Anda sendiri. Kodenya berganti setiap 15 detik; tangkapan layar tidak berlaku.',
            'Scan it with your own phone. It changes every 15 seconds; a screenshot is void.',
          )}
        </p>
        <p class="hint code small">{address}</p>
      </>
    );
  return (
    <div class="notice" role="status">
      <p>
        {state === 'ended'
          ? say(frame, 'Apel sudah selesai.', 'The ceremony has ended.')
          : `${say(frame, 'Apel belum dimulai. Jadwal:', 'Not started yet. Planned:')} ${formatMoment(ceremony.heldAt, zoneOf(ceremony.region), frame.lang)}`}
      </p>
    </div>
  );
};
