import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { NothingIsShown, type SeesNothing } from '../../../shared/page/sees-nothing.tsx';
import { AlertFacts } from './alert.tsx';
import type { AlertView } from './alert-view.ts';

type Props = { alerts: AlertView[]; campaign: Campaign; seesNothing?: SeesNothing | undefined };

/** The open alerts of a signed-in officer's scope, oldest first, each with the button that takes it. */
export const renderOpenAlerts = (
  frame: PageFrame,
  { alerts, campaign, seesNothing }: Props,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const nameOf = (region: string) => campaign.regions.find(({ code }) => code === region)?.name;
  return renderPage(
    <Layout frame={frame} wide title={say('Peringatan terbuka', 'Open alerts')}>
      {frame.person && (
        <p class="lead">
          {frame.person.name} · {nameOf(frame.person.region) ?? frame.person.region}
        </p>
      )}
      {frame.person && (
        <p>
          <a href={`${frame.base}/v1/cases`}>{say('Kasus menurut tenggat', 'Cases by deadline')}</a>
        </p>
      )}
      {frame.person?.role === 'chair' && <ForChairs frame={frame} />}
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      {alerts.length === 0 && !seesNothing && <Calm frame={frame} />}
      {alerts.length > 0 && (
        <ul class="cards">
          {alerts.map((alert) => (
            <li>
              <h2>{alert.caseNumber}</h2>
              <AlertFacts frame={frame} alert={{ ...alert, regionName: nameOf(alert.region) }} />
              <form
                method="post"
                action={`${frame.base}/v1/alerts/${alert.region}/${alert.alertId}/taking`}
              >
                <button
                  type="submit"
                  aria-label={`${say('Saya ambil', 'I take')} ${alert.caseNumber}`}
                >
                  {say('Saya ambil', 'I take it')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  );
};

const Calm = ({ frame }: { frame: PageFrame }) => (
  <div class="notice good">
    <p>
      {frame.lang === 'id'
        ? 'Tidak ada yang menunggu. Peringatan baru juga datang lewat SMS dan surel.'
        : 'Nothing is waiting. New alerts also come by SMS and e-mail.'}
    </p>
  </div>
);

/** What chairs do besides: look after the line itself. */
export const ForChairs = ({ frame }: { frame: PageFrame }) => (
  <p>
    <a href={`${frame.base}/v1/oversight/alerts`}>
      {frame.lang === 'id' ? 'Pengawasan jalur siaga' : 'Oversight of the alert line'}
    </a>{' '}
    · <a href={`${frame.base}/v1/officers`}>{frame.lang === 'id' ? 'Satgas' : 'Task force'}</a> ·{' '}
    <a href={`${frame.base}/v1/announcements`}>
      {frame.lang === 'id' ? 'Pengumuman' : 'Announcements'}
    </a>{' '}
    ·{' '}
    <a href={`${frame.base}/v1/circulars`}>{frame.lang === 'id' ? 'Surat edaran' : 'Circulars'}</a>{' '}
    ·{' '}
    <a href={`${frame.base}/v1/ceremonies`}>{frame.lang === 'id' ? 'Apel ikrar' : 'Ceremonies'}</a>{' '}
    ·{' '}
    <a href={`${frame.base}/siaga/daftar`}>{frame.lang === 'id' ? 'Daftar pegawai' : 'Rosters'}</a>{' '}
    ·{' '}
    <a href={`${frame.base}/siaga/simulasi`}>
      {frame.lang === 'id' ? 'Siapa yang akan diberi tahu?' : 'Who would be told?'}
    </a>
    {frame.person?.role === 'admin' && (
      <>
        {' '}
        · <ToErasures frame={frame} />
      </>
    )}
  </p>
);

/** Where admins erase, and oversight sees what was erased. */
export const ToErasures = ({ frame }: { frame: PageFrame }) => (
  <a href={`${frame.base}/v1/erasures`}>{frame.lang === 'id' ? 'Penghapusan data' : 'Erasures'}</a>
);
