import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import type { ListedCeremony } from '../ceremony-view.ts';
import { modeWords, stateWords, wordOf } from './ceremony-words.ts';
import { OpenForm } from './open-form.tsx';
import { words } from '../words.ts';

type Page = {
  campaign: Campaign;
  region: CampaignRegion;
  /** Those the reader may look at. */
  regions: CampaignRegion[];
  ceremonies: ListedCeremony[];
  mayOpen: boolean;
  newId: () => string;
};

/** The ceremonies of a region, and for who may, the form that opens one. */
export const renderCeremonies = (frame: PageFrame, page: Page): string => {
  const { campaign, region, regions, ceremonies, mayOpen, newId } = page;
  return renderPage(
    <Layout
      frame={frame}
      title={words.ceremoniesOf[frame.lang](region.name)}
      query={`region=${region.code}`}
    >
      <RegionChooser frame={frame} path="/v1/ceremonies" regions={regions} chosen={region.code} />
      {['admin', 'oversight'].includes(frame.person?.role ?? '') && (
        <p>
          <a href={`${frame.base}/v1/oversight/arrivals?region=${region.code}`}>
            {words.pledgesAsTheyArrive[frame.lang]}
          </a>{' '}
          ·{' '}
          <a href={`${frame.base}/v1/voidings?region=${region.code}`}>
            {words.voidedPledges[frame.lang]}
          </a>
        </p>
      )}
      {mayOpen && (
        <OpenForm frame={frame} campaign={campaign} region={region} idempotencyKey={newId()} />
      )}
      {ceremonies.length === 0 ? (
        <div class="notice">
          <p>{words.thereAreNoneYet[frame.lang]}</p>
        </div>
      ) : (
        <ul class="cards">
          {ceremonies.map((one) => (
            <Card frame={frame} region={region} ceremony={one} />
          ))}
        </ul>
      )}
    </Layout>,
  );
};

type CardProps = { frame: PageFrame; region: CampaignRegion; ceremony: ListedCeremony };

const Card = ({ frame, region, ceremony }: CardProps) => (
  <li>
    <h2>
      <a href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`}>
        {formatMoment(Date.parse(ceremony.heldAt), region.zone, frame.lang)}
      </a>
    </h2>
    <p>
      <span class="tag">{wordOf(stateWords, ceremony.state, frame.lang)}</span>{' '}
      {wordOf(modeWords, ceremony.mode, frame.lang)}
      {ceremony.place && `, ${ceremony.place}`}
    </p>
  </li>
);
