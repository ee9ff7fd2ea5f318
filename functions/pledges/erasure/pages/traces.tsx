import type { CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { ShownErasure } from '../erasure.ts';
import { reasonWords } from './erasure-questions.ts';

/** Words of this page in the reader's language. */
export const say = (frame: PageFrame, id: string, en: string): string =>
  frame.lang === 'id' ? id : en;

/** What an erasure took away, in a sentence. */
export const whatWords = (frame: PageFrame, { pledge, roster, sheetRows }: ShownErasure): string =>
  [
    pledge === 'erased'
      ? say(frame, 'Ikrarnya dihapus.', 'Their pledge is erased.')
      : say(frame, 'Tidak ada ikrar di daerah ini.', 'This region held no pledge.'),
    roster === 'erased' &&
      say(frame, 'Dikeluarkan dari daftar pegawai.', 'They are off the roster.'),
    roster === 'none' && say(frame, 'Tidak ada di daftar pegawai.', 'They were not on the roster.'),
    sheetRows > 0 &&
      say(
        frame,
        `${sheetRows} baris lembar apel dihapus.`,
        `${sheetRows} rows of ceremony sheets are erased.`,
      ),
  ]
    .filter(Boolean)
    .join(' ');

type Props = {
  frame: PageFrame;
  region: CampaignRegion;
  erasures: ShownErasure[];
  next: string | undefined;
};

/** The traces of a region: when, who, why, by which request, what; nothing of the person. */
export const Traces = ({ frame, region, erasures, next }: Props) => (
  <section>
    <h2>{say(frame, 'Jejak penghapusan', 'Traces of erasures')}</h2>
    {erasures.length === 0 ? (
      <p>{say(frame, 'Belum ada.', 'There are none.')}</p>
    ) : (
      <ul class="cards">
        {erasures.map((one) => (
          <li>
            <p>
              <strong>{formatMoment(Date.parse(one.erasedAt), region.zone, frame.lang)}</strong>{' '}
              {whatWords(frame, one)}
            </p>
            <p class="hint">
              {`${reasonWords[one.reason][frame.lang]} · ${one.reference} · ${say(frame, 'oleh', 'by')} ${one.by}`}
            </p>
          </li>
        ))}
      </ul>
    )}
    {next !== undefined && (
      <p>
        <a href={`${frame.base}/v1/erasures?region=${region.code}&before=${next}`}>
          {say(frame, 'Yang lebih lama', 'Older ones')}
        </a>
      </p>
    )}
  </section>
);
