import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { Completeness, Requirement } from '../completeness.ts';

/** What each requirement is, and what to do about one that is missing. */
export const requirementWords: Record<Requirement, { is: Words; missing: Words }> = {
  reporter: {
    is: { id: 'Nama dan alamat pelapor', en: 'Name and address of the reporter' },
    missing: {
      id: 'hanya dalam laporan dengan nama',
      en: 'only in a report with a name',
    },
  },
  accused: {
    is: { id: 'Siapa terlapor', en: 'Who is accused' },
    missing: { id: 'nama dan unit, atau tautan', en: 'name and unit, or a link' },
  },
  'in-time': {
    is: { id: 'Dalam batas waktu', en: 'Within time' },
    missing: {
      id: 'isi daerah dan tanggal diketahui; bila sudah lewat, menjadi informasi awal',
      en: 'give region and date known; once it has passed, it becomes information',
    },
  },
  'time-and-place': {
    is: { id: 'Waktu dan tempat kejadian', en: 'Time and place' },
    missing: { id: 'tanggal dan tempat atau akun', en: 'date, and place or account' },
  },
  account: {
    is: { id: 'Uraian kejadian', en: 'Account of what happened' },
    missing: { id: 'sekurangnya satu kalimat', en: 'a sentence at least' },
  },
  evidence: {
    is: { id: 'Bukti', en: 'Evidence' },
    missing: {
      id: 'tautan sekarang, atau foto setelah terkirim',
      en: 'a link now, or photos once it is sent',
    },
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
              <Line frame={frame} name={name} met={met} />
            ))}
        </ul>
      </>
    ))}
    {live && (
      <p class="unseen" role="status" data-meter-told={frame.lang === 'id' ? 'terpenuhi' : 'met'} />
    )}
  </section>
);

const Line = ({ frame, name, met }: { frame: PageFrame; name: Requirement; met: boolean }) => {
  const { is, missing } = requirementWords[name];
  return (
    <li class={met ? 'met' : undefined} data-requirement={name}>
      {is[frame.lang]}{' '}
      <span class="hint if-missing">
        {frame.lang === 'id' ? 'belum' : 'not yet'}: {missing[frame.lang]}
      </span>
      <span class="if-met">{frame.lang === 'id' ? 'ada' : 'there'}</span>
    </li>
  );
};
