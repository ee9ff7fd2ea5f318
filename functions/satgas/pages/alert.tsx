import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { ShownAlert } from '../shown-alert.ts';
import { conductWords, rungWords, steps } from './alert-words.ts';

/** A moment in the region's own time. */
export const moment = (frame: PageFrame, { region }: ShownAlert, at: string): string =>
  formatMoment(Date.parse(at), zoneOf(region), frame.lang);

/** The name of the region, where the caller knows it; its code is always there. */
type AlertOnPage = ShownAlert & { regionName?: string | undefined };
type Props = { frame: PageFrame; alert: AlertOnPage };

/** One alert as its officer sees it; taking it is a button, never the opening of the page. */
export const renderAlert = (frame: PageFrame, alert: AlertOnPage, takeAt: string): string =>
  renderPage(
    <Layout
      frame={frame}
      title={`${frame.lang === 'id' ? 'Peringatan' : 'Alert'} ${alert.caseNumber}`}
    >
      <State frame={frame} alert={alert} takeAt={takeAt} />
      <AlertFacts frame={frame} alert={alert} />
      <h2>{frame.lang === 'id' ? 'Yang perlu Anda lakukan' : 'What to do'}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step[frame.lang]}</li>
        ))}
      </ol>
    </Layout>,
  );

/** How urgent an alert is; red only where it must not wait. */
export const Priority = ({ alert }: { alert: ShownAlert }) => (
  <span class={alert.severity >= 4 ? 'tag urgent' : 'tag'}>{alert.priority}</span>
);

/** What is known of an alert without opening the report. */
export const AlertFacts = ({ frame, alert }: Props) => {
  const fact = (label: Words, value: preact.ComponentChildren) => (
    <>
      <dt>{label[frame.lang]}</dt>
      <dd>{value}</dd>
    </>
  );
  const time = (at: string) => <time dateTime={at}>{moment(frame, alert, at)}</time>;
  return (
    <dl class="facts">
      {fact(
        { id: 'Daerah', en: 'Region' },
        alert.regionName === undefined ? alert.region : `${alert.regionName} (${alert.region})`,
      )}
      {fact({ id: 'Prioritas', en: 'Priority' }, <Priority alert={alert} />)}
      {fact({ id: 'Perihal', en: 'About' }, conductWords(alert.conduct)[frame.lang])}
      {fact({ id: 'Diterima', en: 'Received' }, time(alert.openedAt))}
      {fact({ id: 'Diberitahukan kepada', en: 'Told to' }, rungWords(alert.rung)[frame.lang])}
      {alert.climbsAt !== null &&
        fact({ id: 'Naik bila tidak diambil', en: 'Climbs unless taken' }, time(alert.climbsAt))}
      {alert.takenAt !== null && fact({ id: 'Diambil', en: 'Taken' }, time(alert.takenAt))}
    </dl>
  );
};

const State = ({ frame, alert, takeAt }: Props & { takeAt: string }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  if (alert.state === 'taken-by-you') {
    return (
      <div class="notice good" role="status">
        <p>{say('Anda sudah mengambil tugas ini.', 'You have taken this.')}</p>
      </div>
    );
  }
  if (alert.state === 'taken') {
    return (
      <div class="notice" role="status">
        <p>
          {say(
            'Seorang rekan sudah mengambilnya. Terima kasih.',
            'A colleague has taken it. Thank you.',
          )}
        </p>
      </div>
    );
  }
  return (
    <form method="post" action={takeAt}>
      <button type="submit">{say('Saya ambil', 'I take it')}</button>
      <p class="hint">
        {say(
          'Membuka halaman ini tidak mengubah apa pun. Tugas baru menjadi milik Anda setelah tombol ditekan.',
          'Opening this page changes nothing. The task is yours once you press the button.',
        )}
      </p>
    </form>
  );
};
