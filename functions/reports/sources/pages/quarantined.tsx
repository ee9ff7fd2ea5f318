import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { MaskedDelivery } from '../masked-delivery.ts';
import type { MaskedPart } from '../masked-payload.ts';
import { fieldLines, reasonWords, say } from './source-words.ts';

type Props = {
  entry: MaskedDelivery;
  /** Whether the reader may answer for a sender that nobody knew. */
  mayAnswer: boolean;
};

/** What one delivery in quarantine is made of, to mend the mapping by, replay it, or discard it with a reason. */
export const renderQuarantined = (frame: PageFrame, { entry, mayAnswer }: Props): string => {
  const own = `${frame.base}/v1/sources/${entry.source}`;
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={say(frame, 'Kiriman dalam karantina', 'A delivery in quarantine')}
    >
      <p class="lead">
        {entry.source}, {formatMoment(Date.parse(entry.receivedAt), 'Asia/Jakarta', frame.lang)}
      </p>
      <p>{reasonWords(entry.reason)[frame.lang]}</p>
      {entry.fields.length > 0 && <p class="said">{fieldLines(entry.fields, frame)}</p>}
      <div class="notice">
        <p>
          {say(
            frame,
            'Nilainya tidak ditampilkan: hanya nama isian, jenis, dan panjangnya. Bahwa Anda membukanya tercatat.',
            'Its values are not shown: only the names of its fields, their kind and length. That you opened it is noted.',
          )}
        </p>
      </div>
      <Contents frame={frame} entry={entry} />
      <form method="post" action={`${own}/quarantine/${entry.id}/replay`}>
        {mayAnswer && (
          <label class="choice">
            <input type="checkbox" name="answersForSender" value="yes" />
            <span>{say(frame, 'Saya menjamin pengirimnya', 'I answer for the sender')}</span>
          </label>
        )}
        <button type="submit">{say(frame, 'Putar ulang', 'Replay')}</button>
      </form>
      <form method="post" action={`${own}/quarantine/${entry.id}/discard`}>
        <p class="field">
          <label for="q-why">{say(frame, 'Mengapa dibuang', 'Why it is discarded')}</label>
          <input id="q-why" name="why" type="text" minLength={5} maxLength={300} required />
        </p>
        <button type="submit" class="quiet">
          {say(frame, 'Buang', 'Discard')}
        </button>
      </form>
      <p>
        <a class="button outline" href={own}>
          {say(frame, 'Kembali ke sumber', 'Back to the source')}
        </a>
      </p>
    </Layout>,
  );
};

type PartProps = { frame: PageFrame; entry: MaskedDelivery };

const Contents = ({ frame, entry }: PartProps) => (
  <section id="contents">
    <h2>{say(frame, 'Isinya', 'What it is made of')}</h2>
    <p>
      {readings[entry.readAs][frame.lang]} <span class="hint">({entry.bodyBytes} B)</span>
    </p>
    {entry.tells.map((parts) => (
      <dl class="facts">
        {parts.map((part) => (
          <>
            <dt>
              <code>{part.path}</code>
            </dt>
            <dd>{kindWords(part)[frame.lang]}</dd>
          </>
        ))}
      </dl>
    ))}
    {entry.more && (
      <p class="hint">{say(frame, 'Selebihnya tidak ditampilkan.', 'The rest is not shown.')}</p>
    )}
    <Headers frame={frame} entry={entry} />
  </section>
);

const Headers = ({ frame, entry: { headers } }: PartProps) =>
  headers.length === 0 ? null : (
    <details>
      <summary>Header</summary>
      <dl class="facts">
        {headers.map(({ name, length, value }) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{value ?? lengthWords(length)[frame.lang]}</dd>
          </>
        ))}
      </dl>
    </details>
  );

const readings: Record<MaskedDelivery['readAs'], Words> = {
  mapping: {
    id: 'Sebagaimana dibaca pemetaan; jalur di bawah ini dapat dipakai di dalamnya.',
    en: 'As a mapping reads it; the paths below can be used in one.',
  },
  json: {
    id: 'JSON sebagaimana datang; sumber ini belum dapat membacanya.',
    en: 'JSON as it came; this source cannot read it yet.',
  },
  form: {
    id: 'Formulir sebagaimana datang; sumber ini belum dapat membacanya.',
    en: 'A form as it came; this source cannot read it yet.',
  },
  unreadable: {
    id: 'Bukan JSON dan bukan formulir, sehingga tidak ada yang dapat ditunjukkan.',
    en: 'Neither JSON nor a form, so there is nothing that can be shown.',
  },
};

const lengthWords = (length: number): Words => ({
  id: `${length} huruf`,
  en: length === 1 ? '1 character' : `${length} characters`,
});

const kinds: Record<MaskedPart['kind'], Words> = {
  text: { id: 'teks', en: 'text' },
  number: { id: 'bilangan', en: 'number' },
  boolean: { id: 'ya atau tidak', en: 'true or false' },
  nothing: { id: 'tidak diisi', en: 'nothing' },
  list: { id: 'daftar kosong', en: 'empty list' },
  object: { id: 'objek kosong', en: 'empty object' },
};

const writings: Record<NonNullable<MaskedPart['writtenAs']>, Words> = {
  date: { id: 'ditulis sebagai tanggal (TTTT-BB-HH)', en: 'written as a date (YYYY-MM-DD)' },
  moment: { id: 'ditulis sebagai tanggal dan jam', en: 'written as a date and time' },
  link: { id: 'ditulis sebagai alamat web', en: 'written as a web address' },
  digits: { id: 'hanya angka', en: 'digits only' },
  'digits-and-signs': { id: 'angka dan tanda baca', en: 'digits and signs' },
};

/** "teks, 23 huruf, hanya angka". */
const kindWords = ({ kind, length, writtenAs }: MaskedPart): Words => {
  const said = [
    kinds[kind],
    ...(kind === 'text' && length !== null ? [lengthWords(length)] : []),
    ...(writtenAs ? [writings[writtenAs]] : []),
  ];
  return { id: said.map(({ id }) => id).join(', '), en: said.map(({ en }) => en).join(', ') };
};
