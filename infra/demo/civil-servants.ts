import type { Person, Realm } from '@netral/local-host/sign-in/person';

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

const civilServant = ([id, name, preferred_username]: Row): Person => ({
  ...{ id, name, groups: [], attributes: {} },
  claims: { preferred_username },
});

/** The nth of a crowd that no page lists, from 0: to sign in as at a bench. */
export const inCrowd = (n: number): string => `asn-crowd-${String(n)}`;

/** As many as have a NIP of their own below. */
const mostInCrowd = 800_000;
const birthDays = 8_000;
const dayMs = 86_400_000;

/** Born one day after another from 1970 on, appointed at 24, with a serial from 100 on. */
const crowdNip = (n: number): string => {
  const born = new Date((n % birthDays) * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
  const appointed = Number(born.slice(0, 4)) + 24;
  return `${born}${String(appointed)}01${String(1 + (n % 2))}${String(100 + Math.floor(n / birthDays))}`;
};

const someoneInCrowd = (id: string): Person | undefined => {
  const n = Number(/^asn-crowd-(0|[1-9]\d{0,5})$/.exec(id)?.[1] ?? mostInCrowd);
  return n < mostInCrowd ? civilServant([id, `Peraga ${String(n)}`, crowdNip(n)]) : undefined;
};

/** The issuer of civil servants on a laptop: another one than that of the satgas. */
export const asnRealm: Realm = {
  clientId: 'netral',
  people: rows.map(civilServant),
  unlisted: someoneInCrowd,
};
