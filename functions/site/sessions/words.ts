/** The texts of ended sessions, in both languages. */
export const words = {
  title: { id: 'Sesi yang diakhiri', en: 'Ended sessions' },
  intro: {
    id: 'Cabut dulu perannya di penyedia masuk, lalu akhiri sesinya di sini: mulai permintaan berikutnya tokennya ditolak. Masuk lagi hanya memberi peran yang masih berlaku.',
    en: 'Withdraw the role at the sign-in provider first, then end the sessions here: from the next request on their tokens are refused. Signing in again gives only what still holds.',
  },
  ended: { id: 'Sesinya sudah diakhiri.', en: 'Their sessions are ended.' },
  region: { id: 'Daerah orang itu', en: 'Region of the person' },
  person: {
    id: 'Id orang itu di penyedia masuk (sub)',
    en: 'Id of the person at the sign-in provider (sub)',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  end: { id: 'Akhiri sesinya', en: 'End their sessions' },
  none: { id: 'Tidak ada.', en: 'There are none.' },
  by: { id: 'oleh', en: 'by' },
  reasons: {
    'role-withdrawn': { id: 'Peran dicabut', en: 'Role withdrawn' },
    moved: { id: 'Pindah daerah atau unit', en: 'Moved to another region or unit' },
    'device-lost': { id: 'Perangkat hilang', en: 'Device lost' },
    misuse: { id: 'Diduga disalahgunakan', en: 'Misuse is suspected' },
  },
} as const;
