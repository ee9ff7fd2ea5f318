import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { Completeness, Requirement } from '../completeness.ts';

/** What each requirement is, what to do about one that is missing, and what then once the report is sent. */
export const requirementWords: Record<Requirement, { is: Words; missing: Words; sent: Words }> = {
  reporter: {
    is: { id: 'Nama dan alamat pelapor', en: 'Name and address of the reporter' },
    missing: {
      id: 'hanya dalam laporan dengan nama',
      en: 'only in a report with a name',
    },
    sent: { id: 'dapat diberikan dengan kode', en: 'can be given by the code' },
  },
  accused: {
    is: { id: 'Siapa terlapor', en: 'Who is accused' },
    missing: { id: 'nama dan unit, atau tautan', en: 'name and unit, or a link' },
    sent: { id: 'tulis di kotak pesan', en: 'write it in the message box' },
  },
  'in-time': {
    is: { id: 'Dalam batas waktu', en: 'Within time' },
    missing: {
      id: 'isi daerah dan tanggal diketahui; bila sudah lewat, menjadi informasi awal',
      en: 'give region and date known; once it has passed, it becomes information',
    },
    sent: {
      id: 'sudah lewat, diteruskan sebagai informasi awal',
      en: 'it has passed; passed on as information',
    },
  },
  'time-and-place': {
    is: { id: 'Waktu dan tempat kejadian', en: 'Time and place' },
    missing: { id: 'tanggal dan tempat atau akun', en: 'date, and place or account' },
    sent: { id: 'tulis di kotak pesan', en: 'write it in the message box' },
  },
  account: {
    is: { id: 'Uraian kejadian', en: 'Account of what happened' },
    missing: { id: 'sekurangnya satu kalimat', en: 'a sentence at least' },
    sent: { id: 'tulis di kotak pesan', en: 'write it in the message box' },
  },
  evidence: {
    is: { id: 'Bukti', en: 'Evidence' },
    missing: {
      id: 'tautan sekarang, atau foto setelah terkirim',
      en: 'a link now, or photos once it is sent',
    },
    sent: { id: 'tambahkan di bawah', en: 'add it below' },
  },
};

const kinds: Record<'formal' | 'material', Words> = {
  formal: { id: 'Syarat formal', en: 'Formal requirements' },
  material: { id: 'Syarat materiel', en: 'Material requirements' },
};

type Props = {
  frame: PageFrame;
  complete: Completeness;
  /** Whether script keeps it up to date while the form is filled. */
  live?: boolean;
};

/** How complete a report is by Bawaslu's own requirements; said in words, not by colour alone. */
export const Meter = ({ frame, complete, live }: Props) => (
  <section class="meter" {...(live && { 'data-meter': '' })} aria-labelledby="meter-title">
    <h2 id="meter-title">
      {frame.lang === 'id' ? 'Kelengkapan untuk Bawaslu' : 'Complete enough for Bawaslu?'}
    </h2>
    {(['formal', 'material'] as const).map((kind) => (
      <>
        <p class="label">
          {kinds[kind][frame.lang]}: <span data-count={kind}>{complete[kind]}</span>/3
        </p>
        <ul>
          {complete.items
            .filter((item) => item.kind === kind)
            .map(({ name, met }) => (
              <Line frame={frame} name={name} met={met} told={live ? 'missing' : 'sent'} />
            ))}
        </ul>
      </>
    ))}
    {live && (
      <p class="unseen" role="status" data-meter-told={frame.lang === 'id' ? 'terpenuhi' : 'met'} />
    )}
  </section>
);

type LineProps = { frame: PageFrame; name: Requirement; met: boolean; told: 'missing' | 'sent' };

const Line = ({ frame, name, met, told }: LineProps) => {
  const words = requirementWords[name];
  return (
    <li class={met ? 'met' : undefined} data-requirement={name}>
      {words.is[frame.lang]}:{' '}
      <span class="if-missing">
        {frame.lang === 'id' ? 'belum' : 'not yet'}{' '}
        <span class="hint">({words[told][frame.lang]})</span>
      </span>
      <strong class="if-met">{frame.lang === 'id' ? 'ada' : 'there'}</strong>
    </li>
  );
};
