import type { Campaign } from '../../shared/campaign.ts';

/** What would run on a page that forgets to escape. */
export const evil = `<script>alert("x")</script>`;
export const words = (text: string) => ({ id: text, en: text });

/** A campaign whose names and words try to run. */
export const campaign: Campaign = {
  id: 'contoh',
  name: { id: 'Ikrar contoh', en: 'Example pledge' },
  nonAsnTakePart: true,
  election: {
    kind: 'pilkada',
    name: words('Pilkada contoh'),
    phases: {
      determinationOn: '2026-10-05',
      campaignFrom: '2026-10-12',
      campaignTo: '2026-12-05',
      voteOn: '2026-12-09',
    },
  },
  acts: ['ikrar'],
  pledgePhases: [{ name: words('Masa ikrar'), opens: '2026-10-01', closes: '2026-12-08' }],
  witnessOffices: [{ code: 'KPU', name: words('KPU') }],
  pledgeTexts: [
    {
      version: 2,
      sha256: 'ab'.repeat(32),
      validFrom: '2026-10-01',
      opening: words('Kami berikrar:'),
      points: ['satu', 'dua', 'tiga', evil].map(words),
      closing: words('Demikian.'),
    },
  ],
  regions: [
    {
      code: '18.09',
      name: 'Kabupaten Pesawaran',
      zone: 'Asia/Jakarta',
      units: [{ code: 'DISDIK', name: `Dinas ${evil}` }],
    },
  ],
};
