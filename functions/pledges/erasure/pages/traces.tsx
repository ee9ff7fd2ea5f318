import type { CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { personText } from '../../../../shared/page/person-name.tsx';
import type { ErasureView } from '../erasure.ts';
import { reasonWords } from './erasure-questions.ts';
import { words } from '../words.ts';

/** What an erasure took away, in a sentence. */
export const whatWords = (frame: PageFrame, { pledge, roster, sheetRows }: ErasureView): string =>
  [
    pledge === 'erased'
      ? words.theirPledgeIsErased[frame.lang]
      : words.thisRegionHeldNo[frame.lang],
    roster === 'erased' && words.theyAreOffThe[frame.lang],
    roster === 'none' && words.theyWereNotOn[frame.lang],
    sheetRows > 0 && words.rowsOfCeremonySheets[frame.lang](sheetRows),
  ]
    .filter(Boolean)
    .join(' ');

type Props = {
  frame: PageFrame;
  region: CampaignRegion;
  erasures: ErasureView[];
  next: string | undefined;
};

/** The traces of a region: when, who, why, by which request, what; nothing of the person. */
export const Traces = ({ frame, region, erasures, next }: Props) => (
  <section>
    <h2>{words.tracesOfErasures[frame.lang]}</h2>
    {erasures.length === 0 ? (
      <p>{words.thereAreNone[frame.lang]}</p>
    ) : (
      <ul class="cards">
        {erasures.map((one) => (
          <li>
            <p>
              <strong>{formatMoment(Date.parse(one.erasedAt), region.zone, frame.lang)}</strong>{' '}
              {whatWords(frame, one)}
            </p>
            <p class="hint">
              {`${reasonWords[one.reason][frame.lang]} · ${one.reference} · ${words.by[frame.lang]} ${personText(frame.lang, { id: one.by, name: one.byName })}`}
            </p>
          </li>
        ))}
      </ul>
    )}
    {next !== undefined && (
      <p>
        <a href={`${frame.base}/v1/erasures?region=${region.code}&before=${next}`}>
          {words.olderOnes[frame.lang]}
        </a>
      </p>
    )}
  </section>
);
