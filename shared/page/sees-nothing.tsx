import type { PageFrame, Words } from './frame.ts';

/** Why somebody who is signed in is shown no case or no alert, whatever there is. */
export type SeesNothing = 'no-unit' | 'not-registered';

const words: Record<SeesNothing, Words> = {
  'no-unit': {
    id: 'Unit kerja Anda belum tercatat. Agar tidak ada yang melihat laporan tentang unitnya sendiri, tidak ada laporan yang ditampilkan sampai admin mengisi unit Anda.',
    en: 'Your unit is not on record. So that nobody sees a report about their own unit, no report is shown until an admin enters your unit.',
  },
  'not-registered': {
    id: 'Anda tidak terdaftar sebagai petugas aktif di daerah ini. Peringatan hanya ditampilkan kepada petugas yang terdaftar; hubungi ketua satgas atau admin.',
    en: 'You are not registered as an active officer here. Alerts are shown to registered officers only; ask the chair or an admin.',
  },
};

/** Tells somebody that nothing is shown to them, and whom to ask: an empty list alone would look like calm. */
export const NothingIsShown = ({ frame, why }: { frame: PageFrame; why: SeesNothing }) => (
  <div class="notice bad" role="alert">
    <p>{words[why][frame.lang]}</p>
  </div>
);
