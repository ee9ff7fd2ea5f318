import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { CeremonyAnswer, ListedCeremony } from '../shown-ceremony.ts';
import type { Sheet } from '../sheet.ts';
import { actWords, modeWords, say, stateWords, wordOf } from './ceremony-words.ts';
import { Sheets } from './sheets-part.tsx';
import { Witnesses } from './witnesses-part.tsx';

export type CeremonyPage = {
  campaign: Campaign;
  region: CampaignRegion | undefined;
  ceremony: CeremonyAnswer;
  /** Whether the reader runs it: starts, ends, names witnesses, sends sheets. */
  runs: boolean;
  sheets: Sheet[];
  newId: () => string;
};

/** A ceremony: what and where, its screen, its witnesses with their links, its sheets and its record. */
export const renderCeremony = (frame: PageFrame, page: CeremonyPage): string => {
  const { ceremony, runs, region } = page;
  return renderPage(
    <Layout
      frame={frame}
      title={say(frame, 'Apel ikrar', 'Ceremony') + (region ? ` · ${region.name}` : '')}
    >
      <p>
        <a href={`${frame.base}/v1/ceremonies?region=${ceremony.region}`}>
          {say(frame, 'Semua apel daerah ini', 'All ceremonies of this region')}
        </a>
      </p>
      <CeremonyFacts frame={frame} ceremony={ceremony} region={region} />
      {runs && <Moves frame={frame} ceremony={ceremony} />}
      {ceremony.screen !== null && <Screen frame={frame} screen={ceremony.screen} />}
      <Witnesses frame={frame} page={page} />
      {runs && <Sheets frame={frame} page={page} />}
      <p class="buttons">
        <a
          class="button outline"
          href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/berita-acara`}
        >
          {say(frame, 'Berita acara', 'Record (berita acara)')}
        </a>
      </p>
    </Layout>,
  );
};

type FactsProps = {
  frame: PageFrame;
  ceremony: ListedCeremony;
  region: CampaignRegion | undefined;
};

/** When, where and how a ceremony is held, and who leads it. */
export const CeremonyFacts = ({ frame, ceremony, region }: FactsProps) => {
  const { lang } = frame;
  const moment = (iso: string) => formatMoment(Date.parse(iso), zoneOf(ceremony.region), lang);
  const facts: [string, string | null][] = [
    [say(frame, 'Keadaan', 'State'), wordOf(stateWords, ceremony.state, lang)],
    [say(frame, 'Bentuk', 'Act'), wordOf(actWords, ceremony.act, lang)],
    [say(frame, 'Cara', 'How'), wordOf(modeWords, ceremony.mode, lang)],
    [say(frame, 'Jadwal', 'Planned'), moment(ceremony.heldAt)],
    [say(frame, 'Tempat', 'Place'), ceremony.place],
    [say(frame, 'Tautan', 'Link'), ceremony.link],
    [say(frame, 'Dipimpin', 'Led by'), `${ceremony.leader.title}, ${ceremony.leader.name}`],
    [say(frame, 'Unit', 'Units'), unitNames(ceremony, region)],
    [say(frame, 'Mulai', 'Started'), ceremony.startedAt && moment(ceremony.startedAt)],
    [say(frame, 'Selesai', 'Ended'), ceremony.endedAt && moment(ceremony.endedAt)],
  ];
  return (
    <dl>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
};

const unitNames = ({ units }: ListedCeremony, region: CampaignRegion | undefined): string =>
  units.map((code) => region?.units.find((unit) => unit.code === code)?.name ?? code).join(', ');

const Moves = ({ frame, ceremony }: { frame: PageFrame; ceremony: CeremonyAnswer }) => {
  if (ceremony.state === 'ended') return null;
  const to = ceremony.state === 'open' ? 'started' : 'ended';
  return (
    <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/moves`}>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="version" value={ceremony.version} />
      <button type="submit">
        {to === 'started'
          ? say(frame, 'Mulai apel', 'Start the ceremony')
          : say(frame, 'Akhiri apel', 'End the ceremony')}
      </button>
      {to === 'ended' && (
        <p class="hint">
          {say(
            frame,
            'Setelah diakhiri, kode di layar tidak berlaku lagi dan ikrar tidak masuk apel ini.',
            'Once ended, the code on the screen is void and pledges do not belong to it any more.',
          )}
        </p>
      )}
    </form>
  );
};

const Screen = ({ frame, screen }: { frame: PageFrame; screen: string }) => (
  <section>
    <h2>{say(frame, 'Layar apel', 'Screen of the ceremony')}</h2>
    <p>
      <a class="button outline" href={screen}>
        {say(frame, 'Buka layar kode QR', 'Open the screen with the QR code')}
      </a>
    </p>
    <p class="hint">
      {say(
        frame,
        'Tampilkan di tempat apel saja. Siapa pun yang punya alamat ini dapat menampilkan kodenya.',
        'Show it at the ceremony only: whoever has this address can show its codes.',
      )}
    </p>
  </section>
);
