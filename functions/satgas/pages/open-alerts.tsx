import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { moment } from './alert.tsx';
import type { ShownAlert } from '../shown-alert.ts';

/** The open alerts of a signed-in officer's scope, oldest first, each with the button that takes it. */
export const renderOpenAlerts = (
  frame: PageFrame,
  alerts: ShownAlert[],
  campaign: Campaign,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} wide title={say('Peringatan terbuka', 'Open alerts')}>
      <p class="lead">
        {frame.person?.name} · {frame.person?.region}
      </p>
      {alerts.length === 0 && (
        <div class="notice good">
          <p>{say('Tidak ada yang menunggu.', 'Nothing is waiting.')}</p>
        </div>
      )}
      <ul class="cards">
        {alerts.map((alert) => (
          <li>
            <h2>
              {alert.caseNumber}{' '}
              <span class={alert.severity >= 4 ? 'tag urgent' : 'tag'}>{alert.priority}</span>
            </h2>
            <p>
              {campaign.regions.find(({ code }) => code === alert.region)?.name} ({alert.region})
            </p>
            <p class="hint">
              {say('Diterima', 'Received')} {moment(frame, alert, alert.openedAt)} ·{' '}
              {say('tangga', 'rung')}: {alert.rung}
            </p>
            <form
              method="post"
              action={`${frame.base}/v1/alerts/${alert.region}/${alert.alertId}/taking`}
            >
              <button type="submit">{say('Saya ambil', 'I take it')}</button>
            </form>
          </li>
        ))}
      </ul>
    </Layout>,
  );
};
