import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { ShownAlert } from '../shown-alert.ts';

/** A moment in the region's own time. */
export const moment = (frame: PageFrame, { region }: ShownAlert, at: string): string =>
  formatMoment(Date.parse(at), zoneOf(region), frame.lang);

/** One alert as its officer sees it; taking it is a button, never the opening of the page. */
export const renderAlert = (frame: PageFrame, alert: ShownAlert, takeAt: string): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={`${say('Peringatan', 'Alert')} ${alert.caseNumber}`}>
      <dl class="facts">
        <dt>{say('Daerah', 'Region')}</dt>
        <dd>{alert.region}</dd>
        <dt>{say('Prioritas', 'Priority')}</dt>
        <dd>
          <span class={alert.severity >= 4 ? 'tag urgent' : 'tag'}>{alert.priority}</span>
        </dd>
        <dt>{say('Diterima', 'Received')}</dt>
        <dd>
          <time dateTime={alert.openedAt}>{moment(frame, alert, alert.openedAt)}</time>
        </dd>
        {alert.climbsAt && (
          <>
            <dt>{say('Naik tangga bila tidak diambil', 'Climbs unless taken')}</dt>
            <dd>
              <time dateTime={alert.climbsAt}>{moment(frame, alert, alert.climbsAt)}</time>
            </dd>
          </>
        )}
      </dl>
      <State frame={frame} alert={alert} takeAt={takeAt} />
    </Layout>,
  );
};

const State = ({
  frame,
  alert,
  takeAt,
}: {
  frame: PageFrame;
  alert: ShownAlert;
  takeAt: string;
}) => {
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
      <p>
        {say(
          'Dengan mengambil, Anda memeriksa laporan ini dan menjawab sebelum tenggatnya. Bila Anda terkait dengan terlapor, jangan ambil: peringatan akan naik.',
          'By taking it you check this report before its deadline. If you are close to the accused, leave it: it will climb.',
        )}
      </p>
      <button type="submit">{say('Saya ambil', 'I take it')}</button>
    </form>
  );
};
