import type { Words } from '../../shared/page/frame.ts';

/** Why the law asks for an assessment (UU 27/2022 art. 34(2)). */
export const assessed: readonly Words[] = [
  {
    id: 'Skala besar: semua pegawai di daerah yang dilayani (huruf c)',
    en: 'Large scale: all staff of the regions served (c)',
  },
  {
    id: 'Dugaan pelanggaran disiplin dan netralitas politik orang tertentu (huruf b)',
    en: 'Alleged breaches of discipline and of political neutrality by named people (b)',
  },
  {
    id: 'Pencocokan kumpulan data: daftar pegawai dengan ikrar, nama terlapor dengan nama petugas (huruf e)',
    en: 'Matching of data sets: rosters with pledges, names of the accused with those of officers (e)',
  },
];

/** What may go wrong for people, and what stands against it; each is played by tests of docs/threat-model.md. */
export const risks: readonly { risk: Words; safeguard: Words }[] = [
  {
    risk: {
      id: 'Pelapor dikenali oleh terlapor atau atasannya',
      en: 'A reporter is recognised by the accused or their superiors',
    },
    safeguard: {
      id: 'Nama tidak wajib; disimpan terpisah dan tersandi; dibuka oleh dua petugas dengan alasan; petugas dari unit terlapor tidak pernah melihat laporannya; setiap pembukaan dicatat dan terlihat oleh pelapor',
      en: 'No name is needed; it is stored apart and sealed; opened by two officers with a reason; officers of the unit of the accused never see the report; each reading leaves an entry that the reporter sees',
    },
  },
  {
    risk: {
      id: 'Terlapor dirugikan oleh laporan palsu',
      en: 'The accused is harmed by a false report',
    },
    safeguard: {
      id: 'Tidak ada putusan otomatis; diperiksa orang; menutup kasus berat perlu dua orang; yang diumumkan hanya jumlah',
      en: 'Nothing is decided automatically; people look into it; ending a serious case takes two; only counts are published',
    },
  },
  {
    risk: {
      id: 'Diketahui siapa yang sudah atau belum berikrar',
      en: 'Somebody learns who has or has not pledged',
    },
    safeguard: {
      id: 'Nomor hanya disimpan sebagai sidik kunci; jawaban ikrar pertama dan ulangan sama; jumlah kecil digabung dan dibulatkan',
      en: 'Numbers are stored as keyed hashes only; first and repeated pledges get the same answer; small counts are merged and rounded',
    },
  },
  {
    risk: {
      id: 'Orang dalam menelusuri laporan tanpa keperluan',
      en: 'Somebody inside looks through reports without need',
    },
    safeguard: {
      id: 'Setiap pembukaan dicatat sebelum ditampilkan, dirantai, dan disalin ke penyimpanan yang tidak dapat diubah; pengawas melihat siapa yang membuka luar biasa banyak',
      en: 'Each reading is recorded before anything is shown, chained, and copied to storage nobody can change; oversight sees who reads unusually much',
    },
  },
  {
    risk: {
      id: 'Laporan hilang atau tidak ditangani',
      en: 'A report is lost or left alone',
    },
    safeguard: {
      id: 'Diterima berarti tersimpan; peringatan naik sampai ada yang menangani; yang tertinggal ditemukan setiap jam',
      en: 'Accepted means stored; alerts climb until somebody takes them; what is left behind is found every hour',
    },
  },
];

/** Measures for everything (UU 27/2022 arts 35–39). */
export const safeguards: readonly Words[] = [
  {
    id: 'Sandi saat disimpan dengan kunci sendiri (KMS) dan saat dikirim (TLS 1.2 ke atas)',
    en: 'Encrypted at rest with keys of our own (KMS) and in transit (TLS 1.2 and above)',
  },
  {
    id: 'Setiap fungsi hanya dapat membaca dan menulis yang diperlukannya',
    en: 'Each function can read and write only what it needs',
  },
  {
    id: 'Hak setiap peran dinyatakan sekali dan diperiksa seluruhnya lewat HTTP',
    en: 'The rights of each role are declared once and walked over HTTP as a whole',
  },
  {
    id: 'Log tanpa data pribadi',
    en: 'Logs without personal data',
  },
];
