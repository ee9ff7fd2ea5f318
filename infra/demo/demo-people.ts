import type { Person } from '@netral/local-host/sign-in/person';

/** Somebody to sign in as on a laptop; nobody of them exists. */
export type DemoPerson = {
  id: string;
  name: string;
  role: 'officer' | 'chair' | 'admin' | 'oversight';
  /** A region code, a province code, or 'ID' for the nation. */
  region: string;
  unit?: string;
  phone?: string;
  email?: string;
  /** Where they stand on the ladder of the satgas, if they are in it. */
  satgasRole: 'officer' | 'chair' | 'province' | 'national' | 'independent' | 'admin' | undefined;
};

type Row = [id: string, name: string, region: string, unit?: string];

const officers: Row[] = [
  ['rokanhulu-officer-1', 'Yusnidar Tambusena', '14.06', 'INSPEKTORAT'],
  ['rokanhulu-officer-2', 'Rafdinal Kuntowira', '14.06', 'BKPSDM'],
  ['kutaibarat-officer-1', 'Lehanita Jempaung', '64.07', 'INSPEKTORAT'],
  ['kutaibarat-officer-2', 'Dominggus Sendawarna', '64.07', 'BKPSDM'],
  ['pesawaran-officer-1', 'Meiliana Ratulangga', '18.09', 'INSPEKTORAT'],
  ['pesawaran-officer-2', 'Andri Wayratna', '18.09', 'BKPSDM'],
  ['pasuruan-officer-1', 'Sulistyarini Gembongrejo', '35.75', 'INSPEKTORAT'],
  ['pasuruan-officer-2', 'Bagus Purworaharja', '35.75', 'BKPSDM'],
  ['pohuwato-officer-1', 'Fatmawisna Panuangala', '75.04', 'INSPEKTORAT'],
  ['pohuwato-officer-2', 'Rizaldi Marisanto', '75.04', 'BKPSDM'],
  ['latihan-officer-1', 'Wulandari Percobaan', '00.99', 'INSPEKTORAT'],
  ['latihan-officer-2', 'Bambang Cobasatria', '00.99', 'BKPSDM'],
];

const chairs: Row[] = [
  ['rokanhulu-chair', 'Zulhendri Rambahsena', '14.06', 'SEKDA'],
  ['kutaibarat-chair', 'Yohana Linggangrani', '64.07', 'SEKDA'],
  ['pesawaran-chair', 'Hasbullah Tataanraja', '18.09', 'SEKDA'],
  ['pasuruan-chair', 'Endang Bugulwati', '35.75', 'SEKDA'],
  ['pohuwato-chair', 'Syarif Popayantolo', '75.04', 'SEKDA'],
  ['latihan-chair', 'Retnaning Cobawati', '00.99', 'SEKDA'],
];

const provinces: Row[] = [
  ['riau-province', 'Desmawati Siakarana', '14'],
  ['kaltim-province', 'Gregorius Mahakarsa', '64'],
  ['lampung-province', 'Ratu Intansari Wayseputra', '18'],
  ['jatim-province', 'Hariyanto Bromowijoyo', '35'],
  ['gorontalo-province', 'Nurhayati Limbotolangi', '75'],
];

const nationals: Row[] = [
  ['national-1', 'Maria Nusawardani', 'ID'],
  ['national-2', 'Teuku Pratamaraya', 'ID'],
];

/** Who names an accused's unit when nobody else above the region has. */
const independent: Row[] = [['independent-1', 'Sri Wahyuning Netralita', 'ID']];

/** A phone of a block that the demo keeps for itself, and a mailbox that cannot exist. */
const contact = (id: string, index: number) => ({
  phone: `+62812000${String(index).padStart(5, '0')}`,
  email: `${id}@contoh.example`,
});

const row = (
  [id, name, region, unit]: Row,
  index: number,
  place: Pick<DemoPerson, 'role' | 'satgasRole'>,
): DemoPerson => ({
  id,
  name,
  region,
  ...place,
  ...(unit !== undefined && { unit }),
  ...contact(id, index),
});

/** Admins besides the nation's: of one region, and of the province around it. */
const admins: Row[] = [
  ['pesawaran-admin', 'Nirwana Tegineneng', '18.09'],
  ['lampung-admin', 'Suryadi Wayseputih', '18'],
];

/** The people of the five demo regions and of the practice region: two officers and a chair each, those above, and the admins. */
export const demoPeople: DemoPerson[] = [
  ...officers.map((one, i) => row(one, i + 1, { role: 'officer', satgasRole: 'officer' })),
  ...chairs.map((one, i) => row(one, i + 101, { role: 'chair', satgasRole: 'chair' })),
  ...provinces.map((one, i) => row(one, i + 201, { role: 'chair', satgasRole: 'province' })),
  ...nationals.map((one, i) => row(one, i + 301, { role: 'officer', satgasRole: 'national' })),
  ...independent.map((one, i) => row(one, i + 401, { role: 'officer', satgasRole: 'independent' })),
  {
    id: 'admin',
    name: 'Wira Contohsana',
    role: 'admin',
    region: 'ID',
    email: 'admin@contoh.example',
    satgasRole: 'admin',
  },
  {
    id: 'admin-2',
    name: 'Larasati Contohningrum',
    role: 'admin',
    region: 'ID',
    email: 'admin-2@contoh.example',
    satgasRole: 'admin',
  },
  ...admins.map(([id, name, region]): DemoPerson => {
    const { email } = contact(id, 0);
    return { id, name, role: 'admin', region, email, satgasRole: 'admin' };
  }),
  {
    id: 'oversight',
    name: 'Kartika Contohrini',
    role: 'oversight',
    region: 'ID',
    email: 'oversight@contoh.example',
    satgasRole: undefined,
  },
];

/** The demo people as the sign-in page offers them and the ID token describes them; and one who is none of them. */
export const peopleToSignInAs: Person[] = [
  ...demoPeople.map(({ id, name, email, role, region, unit }) => ({
    id,
    name,
    ...(email !== undefined && { email }),
    groups: [role],
    attributes: { role, region, ...(unit !== undefined && { unit }) },
  })),
  // An account whose claims name an officer who has another: what a careless or bribed keeper of accounts can make.
  {
    id: 'akun-lain',
    name: 'Akun lain atas nama Fatmawisna Puanangala',
    groups: ['officer'],
    attributes: {
      role: 'officer',
      region: '75.04',
      unit: 'INSPEKTORAT',
      officer: 'pohuwato-officer-1',
    },
  },
];
