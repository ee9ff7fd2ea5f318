import type { Campaign, CampaignRegion } from '../shared/campaign.ts';
import { canaryUnit, practiceRegion } from '../shared/regions/practice.ts';

/**
 * The practice region of a campaign whose file describes none: in the zone of its first region, open from the first words on, with
 * units that bear no office's name.
 */
export const practiceOf = ({
  regions: [first],
  pledgeTexts,
}: Pick<Campaign, 'regions' | 'pledgeTexts'>): CampaignRegion => ({
  code: practiceRegion,
  name: 'Wilayah Latihan',
  zone: first?.zone ?? 'Asia/Jakarta',
  units: [
    { code: 'PIMPINAN', name: 'Pimpinan Wilayah Latihan', isLeadership: true },
    { code: 'SEKDA', name: 'Sekretariat Latihan' },
    { code: 'INSPEKTORAT', name: 'Inspektorat Latihan' },
    { code: 'BKPSDM', name: 'Badan Kepegawaian Latihan' },
    { code: 'DINAS-SATU', name: 'Dinas Latihan Satu' },
    { code: 'DINAS-DUA', name: 'Dinas Latihan Dua' },
    ofCanary,
  ],
  pledgePhases: [
    {
      name: { id: 'Latihan', en: 'Practice' },
      opens: firstText(pledgeTexts),
      closes: '2099-12-31',
    },
  ],
});

const ofCanary = { code: canaryUnit, name: 'Uji Otomatis (bukan kantor)' };

/** A practice region with the unit that programs report in, also where its file describes the region itself. */
export const withCanaryUnit = (region: CampaignRegion): CampaignRegion =>
  region.units.some(({ code }) => code === canaryUnit)
    ? region
    : { ...region, units: [...region.units, ofCanary] };

/** When the first words hold that are not of single regions; without such words nobody practises the pledge. */
const firstText = (texts: Campaign['pledgeTexts']): string =>
  texts
    .filter(({ regions }) => regions === undefined)
    .map(({ validFrom }) => validFrom)
    .sort()[0] ?? '2099-12-30';
