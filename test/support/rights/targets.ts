import { eventually, type SuiteClient } from '../../../infra/demo/suite-client.ts';
import { aReport } from '../forms.ts';
import { insideSuite, keyOfReport, type FoundRow } from '../inside-tables.ts';
import type { LentSuite } from '../lent-suite.ts';
import { signInTo } from '../sign-in.ts';

export const targetNames = ['own region', 'other region', 'own unit accused', 'no unit'] as const;
export type TargetName = (typeof targetNames)[number];

/** What is called for: a region, and there a case with its alert, a ceremony, a circular, a source and a roster. */
export type Target = {
  name: TargetName;
  region: string;
  /** By parameter of an address. */
  ids: Readonly<Record<string, string>>;
  caseNumber: string;
  /** Mailboxes that were sent an e-mail about the alert. */
  mailed: ReadonlySet<string>;
};

type Suite = Pick<LentSuite, 'url' | 'client' | 'dataFolder'>;
type Place = { region: string; ids: Record<string, string> };
type Headers = Record<string, string>;

const accused: Record<TargetName, { region: string; accusedUnit: string }> = {
  'own region': { region: '18.09', accusedUnit: 'DINKES' },
  'other region': { region: '14.06', accusedUnit: 'DINKES' },
  'own unit accused': { region: '18.09', accusedUnit: 'BKPSDM' },
  'no unit': { region: '18.09', accusedUnit: 'kantor X yang tidak ada' },
};

/** Makes the four things that callers come to, in a running suite: its clock stands in working hours. */
export const makeTargets = async (suite: Suite): Promise<Target[]> => {
  const admin = await signInTo(suite, 'admin', 'ID');
  const places = await Promise.all(
    ['18.09', '14.06'].map((one) => placeIn(suite.client, admin, one)),
  );
  const numbers = await Promise.all(targetNames.map((name) => report(suite.client, accused[name])));
  const rows = await eventually('every alert, and its first messages', 60, async () => {
    const found = await insideSuite(suite);
    return numbers.every((one) => isMailed(found, alertOf(found, one))) ? found : undefined;
  });
  return Promise.all(
    targetNames.map(async (name, i) => {
      const { region } = accused[name];
      const caseNumber = numbers[i] ?? '';
      return {
        name,
        region,
        caseNumber,
        ids: {
          ...places.find((place) => place.region === region)?.ids,
          caseKey: keyOfReport(rows, caseNumber),
          alertId: alertOf(rows, caseNumber) ?? '',
        },
        mailed: await mailedAbout(suite.client, caseNumber),
      };
    }),
  );
};

const report = async (client: SuiteClient, about: object): Promise<string> => {
  const { body } = await client.post('/v1/reports', aReport({ ...about }));
  return (body as { caseNumber: string }).caseNumber;
};

const alertOf = (rows: FoundRow[], caseNumber: string): string | undefined => {
  const found = rows.find(({ row }) => row['caseNumber'] === caseNumber && row['alertId']);
  return found && String(found.row['alertId']);
};

/** Whether all e-mails that are planned about an alert have gone: one of them alone says little of the others. */
const isMailed = (rows: FoundRow[], alertId: string | undefined): boolean => {
  const planned = rows.filter(
    ({ row }) => row['alertId'] === alertId && row['channel'] === 'email',
  );
  return planned.length > 0 && planned.every(({ row }) => row['state'] !== 'queued');
};

/** Whom the alert of a case was sent to by e-mail, so far. */
export const mailedAbout = (client: SuiteClient, caseNumber: string): Promise<Set<string>> =>
  eventually(`an e-mail about ${caseNumber}`, 60, async () => {
    const sent = (await client.outbox()).filter(
      ({ channel, body }) => channel === 'email' && body.includes(caseNumber),
    );
    return sent.length > 0 ? new Set(sent.map(({ to }) => to)) : undefined;
  });

const placeIn = async (client: SuiteClient, admin: Headers, region: string): Promise<Place> => {
  const make = async (path: string, body: object): Promise<string> => {
    const made = await client.post(path, { region, ...body }, admin);
    if (made.status >= 300) throw new Error(`${path}: ${JSON.stringify(made.body)}`);
    const { ceremonyId, id } = made.body as { ceremonyId?: string; id?: string };
    return ceremonyId ?? id ?? '';
  };
  const source = `hak-${region.replace('.', '-')}`;
  await client.get(`/v1/sources/${source}`, {
    method: 'PUT',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({ region }),
  });
  return {
    region,
    ids: {
      ceremonyId: await make('/v1/ceremonies', {
        mode: 'in-person',
        heldAt: '2026-12-02T07:30',
        place: 'Halaman kantor bupati',
        leaderTitle: 'Sekretaris Daerah',
        leaderName: 'Contoh Pemimpin',
      }),
      circular: await make('/v1/circulars', {
        title: 'Netralitas ASN',
        number: '800/1127/2026',
        effectiveOn: '2026-12-06',
        link: 'https://contoh.example/se.pdf',
      }),
      source,
      requestKey: await dataRequestIn(client, admin, region),
    },
  };
};

const dataRequestIn = async (client: SuiteClient, admin: Headers, region: string) => {
  const sent = { about: 'pledge', wish: 'access', text: 'Apa yang tersimpan dari ikrar saya?' };
  await client.post('/v1/data-requests', { region, ...sent });
  const { body } = await client.get(`/v1/data-requests?region=${region}`, { headers: admin });
  return (body as { open: { requestKey: string }[] }).open[0]?.requestKey ?? '';
};
