/**
 * What can be reported, in plain words (examples are in conduct-examples.ts); the slugs are the conducts of the SKB 2022 matrix and PP 94/2021.
 * The class (etik or disiplin) is derived from conduct, date and phase; a reporter never chooses it.
 * Severity is ours, 1 to 5, for routing and alerting; it is no legal grade (the higher of the two phases).
 */
export const conducts = [
  {
    slug: 'social-engagement',
    severity: 4,
    group: 'online',
    id: 'Like, komentar, bagikan, posting, atau ikut grup/akun pemenangan',
    en: 'Liking, commenting, sharing, posting, or joining a campaign group or account',
  },
  {
    slug: 'online-campaign',
    severity: 4,
    group: 'online',
    id: 'Mempromosikan (bakal) calon di media sosial atau daring',
    en: 'Promoting a (prospective) candidate on social media or online',
  },
  {
    slug: 'partisan-photo',
    severity: 4,
    group: 'online',
    id: 'Foto dengan calon, tim, atau alat peraga memakai simbol keberpihakan',
    en: 'A photo with a candidate, team or props showing a partisan sign',
  },
  {
    slug: 'display-props',
    severity: 4,
    group: 'event',
    id: 'Memasang spanduk, baliho, atau alat peraga',
    en: 'Putting up banners, billboards or other props',
  },
  {
    slug: 'attend-declaration',
    severity: 4,
    group: 'event',
    id: 'Menghadiri deklarasi atau kampanye dan mendukung secara aktif',
    en: 'Attending a declaration or rally and actively supporting it',
  },
  {
    slug: 'join-introduction-event',
    severity: 2,
    group: 'event',
    id: 'Ikut kegiatan pengenalan bakal calon',
    en: 'Taking part in events that introduce a prospective candidate',
  },
  {
    slug: 'campaign-participant',
    severity: 4,
    group: 'event',
    id: 'Ikut kampanye, atau memakai atribut partai atau atribut PNS',
    en: 'Campaigning, or wearing party or civil-service attire there',
  },
  {
    slug: 'spouse-campaign',
    severity: 2,
    group: 'event',
    id: 'Mengikuti kampanye suami/istri calon tanpa cuti di luar tanggungan negara',
    en: "Joining a candidate spouse's campaign without unpaid state leave",
  },
  {
    slug: 'organise-activity',
    severity: 4,
    group: 'office',
    id: 'Mengadakan pertemuan, ajakan, atau pemberian barang yang memihak',
    en: 'Holding meetings, appeals or gifts that lean toward a side',
  },
  {
    slug: 'mobilise-staff',
    severity: 5,
    group: 'office',
    id: 'Mengerahkan pegawai lain untuk kampanye',
    en: 'Mobilising other staff for a campaign',
  },
  {
    slug: 'state-facilities',
    severity: 5,
    group: 'office',
    id: 'Memakai fasilitas negara untuk kampanye',
    en: 'Using state facilities for a campaign',
  },
  {
    slug: 'biased-decision',
    severity: 5,
    group: 'office',
    id: 'Membuat keputusan yang menguntungkan atau merugikan calon',
    en: 'Taking an official decision that favours or harms a candidate',
  },
  {
    slug: 'party-membership',
    severity: 5,
    group: 'party',
    id: 'Menjadi anggota atau pengurus partai politik',
    en: 'Being a member or officer of a political party',
  },
  {
    slug: 'campaign-team',
    severity: 4,
    group: 'party',
    id: 'Menjadi tim pemenangan, tim ahli, atau konsultan',
    en: 'Serving on a campaign team, as expert or consultant',
  },
  {
    slug: 'approach-party',
    severity: 3,
    group: 'party',
    id: 'Mendekati partai sebagai bakal calon tanpa cuti di luar tanggungan negara',
    en: 'Approaching a party as a would-be candidate without unpaid leave',
  },
  {
    slug: 'support-independent',
    severity: 4,
    group: 'party',
    id: 'Memberi surat dukungan atau mengumpulkan KTP untuk calon perseorangan',
    en: 'Giving support letters or collecting ID copies for an independent candidate',
  },
  {
    slug: 'other',
    severity: 3,
    group: 'office',
    id: 'Lainnya',
    en: 'Something else',
  },
] as const;

/** What people also report and what is no matter of staff rules: Bawaslu's, whoever did it. */
const elsewhere = [
  {
    slug: 'money-politics',
    severity: 3,
    group: 'elsewhere',
    id: 'Politik uang: uang atau barang dibagikan agar orang memilih',
    en: 'Vote buying: money or goods handed out for votes',
  },
] as const;

/** All the form offers. */
export const reportable = [...conducts, ...elsewhere] as const;

export type Conduct = (typeof reportable)[number]['slug'];

/** How urgent a conduct is, 1 to 5; 5 is not held back by quiet hours. */
export const severityOf = (conduct: Conduct): number =>
  reportable.find(({ slug }) => slug === conduct)?.severity ?? 3;

/** Whether a report of this lies outside the rules for civil servants, whoever did it. */
export const isElsewhere = (conduct: string | undefined): boolean =>
  elsewhere.some(({ slug }) => slug === conduct);
