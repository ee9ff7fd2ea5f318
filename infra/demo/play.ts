import { readCommand } from '../command-line.ts';
import { HostError } from '@netral/local-host/contracts';
import * as z from 'zod/mini';
import { apelAtPesawaran, linkIn, messagesAbout, reportByForm, reportByWebhook } from './scenes.ts';
import {
  eventually,
  suiteClient,
  toWorkingHours,
  type SeenMessage,
  type SuiteClient,
} from './suite-client.ts';

const say = (line: string) => console.log(line);

/** Plays the story against a running suite: an apel, two reports, one alert taken, one that climbs. */
const play = async (url: string): Promise<void> => {
  const suite = suiteClient(url);
  await demoIsThere(suite);
  say('1. Apel di lapangan Pemkab Pesawaran: para pegawai berikrar dari ponsel masing-masing.');
  const receipt = await apelAtPesawaran(url, suite, { say, size: 300 });

  const slept = await toWorkingHours(suite);
  if (slept > 0)
    say(
      `  (Malam: SMS menunggu pagi. Jam lokal dimajukan ${slept} menit agar cerita berjalan di siang hari.)`,
    );
  say('2. Seorang warga melapor lewat formulir, tanpa nama.');
  const report = await reportByForm(suite);
  say(`  diterima: kasus ${report.caseNumber}, kode tindak lanjut ${report.code}`);
  const first = await messagesAbout(suite, report.caseNumber, 2);
  showMessages(first);

  say('3. Satgas Pesawaran: seorang petugas membuka tautannya dan mengambil tugas.');
  const taken = await fetch(linkIn(first.find(({ channel }) => channel === 'sms')), {
    method: 'POST',
    headers: { accept: 'application/json' },
  });
  say(`  jawaban: ${taken.status} ${taken.status === 200 ? 'diambil' : await taken.text()}`);

  say('4. Sebuah formulir lain mengirim laporan dari Kota Pasuruan lewat webhook bertanda tangan.');
  const before = new Set((await suite.outbox()).map(({ id }) => id));
  await reportByWebhook(suite);
  const second = await eventually('the alert of the webhook report', 30, async () => {
    const fresh = (await suite.outbox()).filter(
      ({ id, body }) => !before.has(id) && body.includes('35.75'),
    );
    return fresh.length >= 2 ? fresh : undefined;
  });
  showMessages(second);

  say('5. Tidak ada yang mengambilnya. Jam lokal dimajukan; peringatan naik tangga.');
  const caseNumber = second[0]?.body.match(/LP-[0-9A-Z]{6}/)?.[0] ?? '';
  const climbed = await climbTo(suite, caseNumber);
  say(
    `  Seluruhnya jam lokal dimajukan ${slept + climbed} menit: ${climbed} untuk naik tangga, ${slept} menunggu pagi.`,
  );

  summary(url, receipt, report.code);
};

const demoIsThere = (suite: SuiteClient): Promise<unknown> =>
  eventually('the officers of the demo', 120, async () => {
    const { body } = await suite.get('/_local/demo.json');
    return z.safeParse(z.object({ webhook: z.unknown() }), body).data?.webhook;
  });

/** Lets the alert climb to the last rung; returns by how many minutes it moved the clock. */
const climbTo = async (suite: SuiteClient, caseNumber: string): Promise<number> => {
  let moved = 0;
  for (const [minutes, rung] of [
    [16, 'ketua satgas daerah'],
    [16, 'provinsi'],
    [31, 'nasional'],
  ] as const) {
    const seen = (await messagesAbout(suite, caseNumber, 1)).length;
    await suite.forward(minutes);
    moved += minutes;
    const all = await messagesAbout(suite, caseNumber, seen + 1);
    say(`  +${minutes} menit: naik ke ${rung}`);
    showMessages(all.filter(({ channel }) => channel === 'sms').slice(0, 1));
  }
  return moved;
};

const showMessages = (messages: SeenMessage[]): void => {
  for (const { channel, to, body } of messages.slice(0, 4)) {
    say(`  [${channel === 'sms' ? 'SMS' : 'surel'}] ${to}: ${body.split('\n', 1)[0] ?? ''}`);
  }
};

const summary = (url: string, receipt: string, code: string): void => {
  say('');
  say('Selesai. Buka:');
  say(`  partisipasi     ${url}/v1/participation?region=18.09`);
  say(`  tanda terima    ${url}/v1/receipts/${receipt}`);
  say(`  lacak laporan   ${url}/lacak (kode ${code})`);
  say(`  kotak keluar    ${url}/_local/outbox`);
};

const { values } = readCommand({
  usage: 'npm run demo',
  about: 'Plays a pledge, a report, an alert and a case at a suite that `npm start` started.',
  options: { port: { type: 'string', default: '4050', about: 'where that suite listens' } },
});
play(`http://127.0.0.1:${values.port}`).catch((error: unknown) => {
  console.error(error instanceof HostError ? error.message : error);
  process.exitCode = 1;
});
