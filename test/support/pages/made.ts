import { aPdf } from '../media.ts';
import { createHmac, randomUUID } from 'node:crypto';
import { clockOf, eventually, toWorkingHours } from '../../../infra/demo/suite-client.ts';
import { codeShown, openCeremony, type OpenCeremony } from '../ceremonies.ts';
import { aPledge, aReport } from '../forms.ts';
import type { LentSuite } from '../lent-suite.ts';
import { nipOf } from '../rosters.ts';
import { usualAmounts, type Amounts } from './long.ts';
import { signInTo } from '../sign-in.ts';

type Suite = Pick<LentSuite, 'url' | 'client'> & { amounts: Amounts };
type Headers = Record<string, string>;
type Json = Record<string, unknown>;

/** Addresses below a suite's own, by the name of the operation that answers there. */
export type Addresses = Record<string, readonly string[]>;

/** The operations whose pages show something that has to be made first. */
export const madeOf = [
  ...['readCeremony', 'askEnding', 'readSheet', 'readRecord', 'askSealing', 'askSigning'],
  ...['listCodes', 'showWitnessPage', 'showKiosk', 'attendCeremony', 'showUnitSheets'],
  ...['readUnitSheet', 'readCircular', 'readBriefing', 'showUnitNotice', 'readCase'],
  ...['listEvidence', 'showFieldSheets', 'listIdentityRequests', 'listHandOvers', 'showPackage'],
  ...['showAlert', 'readAlert', 'showLead', 'readSource', 'showMailboxLink', 'readQuarantined'],
  ...['openForm', 'askLetterSigning', 'askCircularSigning'],
  ...['verifyReceipt', 'showCertificate', 'showAnnouncement', 'showContact', 'showAccountLink'],
];

/** As long as real names become: eighty letters, in words that can break. */
export const longName =
  'Drs. H. Muhammad Abdurrahman Kusumaningrat Sastrowardoyo Prawirohardjo, S.H., M.Si.';
/** And in one word that cannot. */
export const longWord = 'Kesatuanbangsadanperlindunganmasyarakatkabupaten';

const region = '18.09';

/**
 * Makes one of everything that has a page at an address of its own, in a running suite, with lengths as they are in
 * life; returns the addresses by operation.
 */
export const makeAll = async (
  running: Pick<LentSuite, 'url' | 'client'>,
  amounts: Amounts = usualAmounts,
): Promise<Addresses> => {
  const suite = { ...running, amounts };
  await toWorkingHours(suite.client);
  const as = await peopleOf(suite);
  const madeBy = async (parts: ((suite: Suite, as: People) => Promise<Addresses>)[]) => {
    const made = await Promise.allSettled(parts.map((part) => part(suite, as)));
    // What could not be made has no address, and is named for it.
    for (const one of made) if (one.status === 'rejected') console.error(one.reason);
    return made.reduce<Addresses>(
      (all, one) => (one.status === 'fulfilled' ? { ...all, ...one.value } : all),
      {},
    );
  };
  const first = await madeBy([rosterIn, ceremoniesIn, circularsIn, caseIn, leadIn]);
  await climbed(suite, as.chair, first['readAlert']?.[0]);
  // Links that hold for minutes come last.
  return { ...first, ...(await madeBy([mailboxIn, sourcesIn, othersIn])) };
};

/** Waits until nobody's taking an alert has brought it to the chair, who may not know of it before. */
const climbed = async (suite: Suite, chair: Headers, alert: string | undefined): Promise<void> => {
  if (alert === undefined) return;
  await suite.client.forward(25);
  await eventually('the alert to reach the chair', 60, async () =>
    (await suite.client.get(alert, { headers: chair })).status === 200 ? true : undefined,
  ).catch(console.error);
};

type People = { chair: Headers; officer: Headers; admin: Headers; nation: Headers };

const peopleOf = async (suite: Suite): Promise<People> => {
  const [chair, officer, admin, nation] = await Promise.all([
    signInTo(suite, 'chair', region),
    signInTo(suite, 'officer', region),
    signInTo(suite, 'admin', 'ID'),
    signInTo(suite, 'officer', 'ID'),
  ]);
  return { chair, officer, admin, nation };
};

const send = async (suite: Suite, path: string, body: object, as: Headers = {}): Promise<Json> => {
  const answer = await suite.client.post(path, body, { ...as, 'idempotency-key': randomUUID() });
  if (answer.status >= 300)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Json;
};

const read = async (suite: Suite, path: string, as: Headers = {}): Promise<Json> =>
  (await suite.client.get(path, { headers: as })).body as Json;

/** What a link in the outbox opens: its path. */
const linkSent = (suite: Suite, form: RegExp, about = ''): Promise<string> =>
  eventually(`a link like ${form.source}`, 90, async () =>
    (await suite.client.outbox())
      .filter(({ body }) => body.includes(about))
      .map(({ body }) => form.exec(body)?.[0])
      .find((found) => found !== undefined),
  );

const pathOf = (address: unknown): string => new URL(String(address), 'http://x').pathname;

const ceremoniesIn = async (suite: Suite, { chair }: People): Promise<Addresses> => {
  const changes = { leaderName: longName, place: `Halaman ${longWord}, ${longName}` };
  const [open, over, sealed] = [
    await openCeremony(suite, chair, { changes }),
    await endedCeremony(suite, chair, changes),
    await endedCeremony(suite, chair, changes),
  ];
  const own = addressOf(open);
  for (const office of ['KPU', 'BAWASLU'])
    for (const one of [own, addressOf(sealed)])
      await send(suite, `${one}/witnesses`, { office, name: longName }, chair).catch(() => null);
  const view = await read(suite, own, chair);
  const [unit] = view['sheetLinks'] as { link: string }[];
  const [witness] = view['witnesses'] as { link: string }[];
  const units = pathOf(unit?.link);
  const sheet = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: sheetOf(suite) };
  const { sheetId } = (await suite.client.get(units, sheet)).body as Json;
  const taken = await suite.client.get(`${own}/sheet`, {
    ...sheet,
    headers: { ...sheet.headers, ...chair },
  });
  await eventually('the list to be sealed', 90, async () =>
    (await suite.client.post(`${addressOf(sealed)}/sealing`, {}, chair)).status === 200
      ? true
      : undefined,
  );
  return {
    readCeremony: [own, addressOf(over), addressOf(sealed)],
    askEnding: [`${own}/ending`],
    readSheet: [`${own}/sheets/${String((taken.body as Json)['sheetId'])}`],
    readRecord: [`${own}/berita-acara`, `${addressOf(sealed)}/berita-acara`],
    askSealing: [`${addressOf(over)}/sealing`],
    askSigning: [`${addressOf(sealed)}/signing`],
    listCodes: [`${own}/codes`],
    showWitnessPage: [pathOf(witness?.link)],
    showKiosk: [pathOf(view['screen'])],
    attendCeremony: [await codeShown(suite, chair, open)],
    showUnitSheets: [units],
    readUnitSheet: [`${units}/${String(sheetId)}`],
  };
};

const addressOf = ({ ceremonyId }: OpenCeremony): string => `/v1/ceremonies/${ceremonyId}`;

const endedCeremony = async (suite: Suite, chair: Headers, changes: Json) => {
  const one = await openCeremony(suite, chair, { changes });
  await send(suite, `${addressOf(one)}/moves`, { to: 'ended', version: one.version }, chair);
  return one;
};

/** Half of its rows are refused: what they say is a list. */
const sheetOf = ({ amounts: { sheetRows: length } }: Suite): string =>
  ['nip,unit,jenis']
    .concat(Array.from({ length }, (_, n) => `${nipOf(n)},${n % 2 ? 'DISDIK' : 'X'},pns`))
    .join('\n');

const circularsIn = async (suite: Suite, { chair }: People): Promise<Addresses> => {
  const title = `Netralitas pegawai ASN pada masa tenang: ${longName}`;
  const circular = await send(
    suite,
    '/v1/circulars',
    {
      ...{ region, title, number: '800/1127/2026', effectiveOn: '2026-12-06' },
      link: 'https://contoh.example/surat-edaran-tentang-netralitas-pegawai-aparatur-sipil-negara.pdf',
    },
    chair,
  );
  const briefing = await send(
    suite,
    '/v1/briefings',
    {
      ...{ region, title, manner: 'virtual', heldAt: '2026-12-01T09:00' },
      link: 'https://contoh.example/rapat',
    },
    chair,
  );
  const noticed = await read(suite, `/v1/circulars/${region}/${String(circular['id'])}`, chair);
  const [unit] = noticed['units'] as { link: string }[];
  return {
    readCircular: [`/v1/circulars/${region}/${String(circular['id'])}`],
    askCircularSigning: [`/v1/circulars/${region}/${await circularWithPdf(suite, chair)}/signing`],
    readBriefing: [`/v1/briefings/${region}/${String(briefing['id'])}`],
    showUnitNotice: [pathOf(unit?.link)],
  };
};

const letter = {
  reason: 'Terverifikasi dan menjadi kewenangan Bawaslu.',
  ...{ letterNumber: '100/SATGAS/XI/2026', sender: longName, recipient: 'Bawaslu Kabupaten' },
};

const caseIn = async (suite: Suite, as: People): Promise<Addresses> => {
  const { chair, officer, nation } = as;
  const report = aReport({
    ...{ lane: 'named', conduct: 'state-facilities', accusedName: longName },
    ...{ accusedUnit: 'DINKES', reporterName: longName, reporterAddress: 'Jalan Melati 1' },
    ...{ reporterJob: 'Guru', witnesses: 'Rudi, Jalan Mawar 3', place: `${longWord} ${longName}` },
    account: `${longWord} `.repeat(40),
  });
  const { caseNumber, code } = await send(suite, '/v1/reports', report);
  const caseKey = await eventually('the case', 60, async () => {
    const { cases } = await read(suite, `/v1/cases?q=${String(caseNumber)}`, nation);
    return (cases as { caseKey: string }[])[0]?.caseKey;
  });
  const own = `/v1/cases/${caseKey}`;
  const link = await linkSent(suite, /\/a\/[\w.-]+/, String(caseNumber));
  for (const text of messages(suite.amounts.messages)) {
    await send(suite, `${own}/messages`, { text }, officer);
    await send(suite, '/v1/tracking/messages', { code, text });
  }
  await send(
    suite,
    `${own}/identity-requests`,
    { reason: letter.reason, category: 'referral' },
    officer,
  );
  for (const move of ['check', 'verify']) {
    const { version } = await read(suite, own, officer);
    await send(suite, `${own}/moves`, { move, version, reason: 'Cocok dengan bukti.' }, officer);
  }
  await send(suite, `${own}/hand-overs`, letter, officer);
  const [asked] = (await read(suite, `${own}/hand-overs`, chair))['handOvers'] as Json[];
  const answer = `${own}/hand-overs/${String(asked?.['requestId'])}/answer`;
  await send(suite, answer, { is: 'agreed' }, chair);
  const [given] = (await read(suite, `${own}/hand-overs`, officer))['handOvers'] as Json[];
  const { alerts } = await read(suite, '/v1/alerts', officer);
  const alertId = (alerts as Json[]).find((one) => one['caseNumber'] === caseNumber)?.['alertId'];
  return {
    readCase: [own],
    listEvidence: [`${own}/evidence`],
    showFieldSheets: [`${own}/field-sheets`],
    listIdentityRequests: [`${own}/identity-requests`],
    listHandOvers: [`${own}/hand-overs`],
    askLetterSigning: [`${own}/hand-overs/${String(asked?.['requestId'])}/signing`],
    showPackage: [pathOf(given?.['link'])],
    showAlert: [link],
    readAlert: [`/v1/alerts/${region}/${String(alertId)}`],
  };
};

/** Only what has a document can be signed. */
const circularWithPdf = async (suite: Suite, chair: Headers): Promise<string> => {
  const form = new FormData();
  form.set('region', region);
  form.set('title', `Netralitas ASN: ${longName}`);
  form.set('number', '800/1128/2026');
  form.set('effectiveOn', '2026-12-06');
  form.set('document', new Blob([new Uint8Array(aPdf())], { type: 'application/pdf' }), 'se.pdf');
  const headers = { ...chair, accept: 'application/json' };
  const answer = await fetch(`${suite.url}/v1/circulars`, { method: 'POST', headers, body: form });
  if (answer.status !== 201) throw new Error(`/v1/circulars: ${answer.status}`);
  return String(((await answer.json()) as Json)['id']);
};

const messages = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${n + 1}. ${longName} ${longWord} `.repeat(3).trim());

const leadIn = async (suite: Suite, { admin }: People): Promise<Addresses> => {
  const [source, secret] = ['wa-halaman', 'rahasia-aplikasi-halaman'];
  await put(
    suite,
    source,
    { scheme: 'whatsapp', secrets: [secret], region, verifyToken: 'halaman-uji' },
    admin,
  );
  const timestamp = String(Math.floor((await clockOf(suite.client)) / 1000));
  for (let n = 0; n < suite.amounts.leads; n += 1) {
    const message = { from: `62812777${10_000 + n}`, id: `wamid.${randomUUID()}`, timestamp };
    const text = { type: 'text', text: { body: `Camat ${n} membagikan kaus calon ${longWord}` } };
    const value = {
      metadata: { phone_number_id: '106540352242922' },
      messages: [{ ...message, ...text }],
    };
    const body = JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    const sent = await suite.client.postRaw(`/v1/webhooks/${source}`, body, headers);
    if (sent.status !== 200) throw new Error(`${source}: ${JSON.stringify(sent.body)}`);
  }
  return {
    showLead: [await linkSent(suite, /\/lengkapi\/[\w-]+/)],
    readSource: [`/v1/sources/${source}`, '/v1/sources/formulir-demo'],
  };
};

const put = (suite: Suite, source: string, body: object, as: Headers) =>
  suite.client.get(`/v1/sources/${source}`, {
    ...{ method: 'PUT', headers: { ...as, 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });

/** The roster of the region, with as many rows as are wanted; none where there are none. */
const rosterIn = async (suite: Suite, { chair }: People): Promise<Addresses> => {
  const { rosterRows: length } = suite.amounts;
  if (length === 0) return {};
  const { units } = await read(suite, `/v1/regions/${region}/units`);
  const codes = (units as { code: string }[]).map(({ code }) => code);
  const rows = Array.from(
    { length },
    (_, n) => `${nipOf(10_000 + n)};${codes[n % codes.length] ?? ''}`,
  );
  const headers = { ...chair, 'content-type': 'text/csv' };
  const csv = ['NIP;OPD', ...rows].join('\n');
  await suite.client.postRaw(`/v1/rosters?region=${region}`, csv, headers);
  return {};
};

const mailboxIn = async (suite: Suite): Promise<Addresses> => {
  const [number, mailbox] = [nipOf(6001), 'pegawai6001@dinas.example'];
  const chair = await signInTo(suite, 'chair', '35.75');
  const csv = `NIP;Nama;OPD;Surel dinas\n${number};Pegawai;DISDIK;${mailbox}`;
  const headers = { ...chair, 'content-type': 'text/csv' };
  await suite.client.postRaw('/v1/rosters?region=35.75', csv, headers);
  await send(suite, '/ikrar/surel/kirim', { region: '35.75', number, mailbox });
  return { showMailboxLink: [await linkSent(suite, /\/ikrar\/surel\/t\/[\w.-]+/)] };
};

const sourcesIn = async (suite: Suite, { admin }: People): Promise<Addresses> => {
  const form = 'formulir-halaman';
  const mapping = { conduct: 'jenis', account: 'cerita', slip: 'tiket' };
  const formAddress = 'https://formulir.contoh.example/isi?tiket={slip}';
  await put(suite, form, { region, mapping, formAddress }, admin);
  const source = 'w'.repeat(60);
  const body = JSON.stringify({ nama: longName, isi: longWord.repeat(8) });
  await suite.client.postRaw(`/v1/webhooks/${source}`, body, {});
  const id = await eventually('what was quarantined', 60, async () => {
    const { deliveries } = await read(suite, `/v1/sources/${source}/quarantine`, admin);
    return (deliveries as Json[])[0];
  });
  return {
    openForm: [`/formulir/${form}`],
    readQuarantined: [`/v1/sources/${source}/quarantine/${String(id['id'])}`],
  };
};

const othersIn = async (suite: Suite, { chair, admin }: People): Promise<Addresses> => {
  const { receipt } = await send(suite, '/v1/pledges', aPledge({ number: nipOf(6100) }));
  const text = `${longName} ${longWord} `.repeat(4).trim();
  const announced = { scope: region, title: longWord, text };
  await send(suite, '/v1/announcements', announced, chair);
  const asked = { region, about: 'pledge', wish: 'access', text };
  await send(suite, '/v1/data-requests', asked);
  await fetch(`${suite.url}/v1/account-links`, { method: 'POST', headers: { ...admin } });
  return {
    verifyReceipt: [`/v1/receipts/${String(receipt)}`],
    showCertificate: [`/v1/receipts/${String(receipt)}/certificate`],
    showAnnouncement: [await linkSent(suite, /\/p\/[\w.-]+/)],
    showContact: [await linkSent(suite, /\/k\/[\w.-]+/)],
    showAccountLink: [await linkSent(suite, /\/s\/[\w.-]+/)],
  };
};
