import type { Words } from '../../../shared/page/frame.ts';
import { englishCount, numberText } from '../../../shared/page/number-text.ts';

const hoursOf = (hours: number) => ({
  id: `${numberText(hours, 'id')} jam`,
  en: englishCount(hours, 'hour', 'hours'),
});

/** Texts about silences. */
export const words = {
  title: { id: 'Jeda peringatan', en: 'Alert lines on hold' },
  help: {
    id: 'Selama jeda, petugas daerah itu sendiri tidak diingatkan lagi; yang tertahan dikirim saat jeda berakhir. Peringatan pertama sebuah laporan dan yang darurat tetap dikirim, dan tingkat di atas daerah tidak terpengaruh. Jeda berlaku setelah orang kedua setuju; dalam tujuh hari paling lama 24 jam.',
    en: 'During a silence, officers of that region are not reminded; what is held goes out when it ends. First alerts of a report and emergencies still go out, and levels above the region are not affected. It begins once a second person agrees; 24 hours at most in any seven days.',
  },
  none: { id: 'Tidak ada jeda.', en: 'No line is on hold.' },
  silentUntil: { id: 'Dijeda sampai', en: 'On hold until' },
  ringing: { id: 'Berjalan seperti biasa', en: 'Ringing as ever' },
  reason: { id: 'Alasan', en: 'Reason' },
  by: { id: 'Diusulkan oleh', en: 'Proposed by' },
  agreedBy: { id: 'Disetujui oleh', en: 'Agreed by' },
  waiting: { id: 'Menunggu orang kedua', en: 'Waits for a second person' },
  needsAnother: {
    id: 'Diputuskan oleh admin lain atau tingkat di atas daerah ini.',
    en: 'Another admin or somebody above the region decides.',
  },
  agree: { id: 'Setujui, mulai jeda', en: 'Agree, begin the silence' },
  reject: { id: 'Tolak', en: 'Reject' },
  end: { id: 'Akhiri jeda sekarang', en: 'End the silence now' },
  propose: { id: 'Usulkan jeda', en: 'Propose a silence' },
  hours: { id: 'Lamanya (jam)', en: 'How long (hours)' },
  past: { id: 'Jeda sebelumnya', en: 'Silences before' },
  chooseFirst: {
    id: 'Pilih daerahnya di atas untuk mengusulkan jeda.',
    en: 'Choose the region above to propose a silence.',
  },
} as const satisfies Record<string, Words>;

export const leftWords = (hours: number): Words => ({
  id: `Masih boleh ${hoursOf(hours).id} dalam tujuh hari ini`,
  en: `${hoursOf(hours).en} are left of these seven days`,
});

export const hoursWords = (hours: number): Words => hoursOf(hours);
