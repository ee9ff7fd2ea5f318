import type { CampaignRegion } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Sheet } from '../sheet.ts';
import type { ListedCeremony } from '../ceremony-view.ts';
import { CeremonyFacts } from './ceremony.tsx';
import { SheetForm, SheetList } from './sheets-part.tsx';
import { words as handing } from '../../handing-over/words.ts';
import { words } from '../words.ts';

type UnitSheetsView = {
  ceremony: ListedCeremony;
  region: CampaignRegion | undefined;
  unit: { code: string; name: string };
  maySend: boolean;
  sheets: Sheet[];
  /** Where the form goes, and below which each sheet's report is found. */
  action: string;
  idempotencyKey: string;
  token: string;
};

/** Where the admin of one unit, without an account, sends the sheet of its people. */
export const renderUnitSheets = (frame: PageFrame, shown: UnitSheetsView): string => {
  const { ceremony, region, unit, action } = shown;
  return renderPage(
    <Layout frame={frame} title={words.sheetOfAUnit[frame.lang]}>
      <p class="lead">{unit.name}</p>
      <CeremonyFacts frame={frame} ceremony={{ ...ceremony, units: [unit.code] }} region={region} />
      {shown.maySend ? (
        <SheetForm frame={frame} action={action} idempotencyKey={shown.idempotencyKey} />
      ) : (
        <div class="notice">
          <p>{words.theCeremonyHasNot[frame.lang]}</p>
        </div>
      )}
      <p>
        <a href={`${frame.base}/titipan#unit=${shown.token}`}>{handing.toTaking[frame.lang]}</a>
      </p>
      <SheetList frame={frame} sheets={shown.sheets} below={action} />
    </Layout>,
  );
};
