import type { Realm } from '@netral/local-host/sign-in/person';

type Row = [id: string, name: string, username: string];

/** Civil servants of the demo, as BKN's sign-in tells them: the username is the NIP, and nothing says the unit. Nobody of them exists. */
const rows: Row[] = [
  ['asn-1', 'Tri Wahyuni Contohwati (PNS)', '198703142011012901'],
  ['asn-2', 'Ahmad Fauzan Peragawan (PNS)', '197911052006041902'],
  ['asn-3', 'Rosmawati Contohlina (PNS)', '199002282015032903'],
  ['asn-4', 'Yohanis Peragakusuma (PPPK)', '198408172023211904'],
  ['asn-5', 'Ni Luh Contohari (PPPK)', '199511302024212905'],
  ['asn-6', 'Bambang Peragatomo (PPPK paruh waktu)', '197606212025211906'],
  // Whose account holds no NIP.
  ['asn-admin', 'Operator Peraga (akun tanpa NIP)', 'operator.peraga'],
];

/** The issuer of civil servants on a laptop: another one than that of the satgas. */
export const asnRealm: Realm = {
  clientId: 'netral',
  people: rows.map(([id, name, preferred_username]) => ({
    id,
    name,
    groups: [],
    attributes: {},
    claims: { preferred_username },
  })),
};
