import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { RecentDelivery } from '../recent.ts';
import { fieldLines, reasonWords } from './source-words.ts';
import type { PartProps } from './source.tsx';
import { settingUpWords } from '../setting-up-words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

const outcomes: Record<RecentDelivery['outcome'], Words> = {
  taken: settingUpWords.becameReports,
  'set-aside': settingUpWords.waitsInQuarantine,
  nothing: settingUpWords.heldNothingForUs,
  refused: settingUpWords.proofWasRefused,
};

/** What became of the latest deliveries: nothing of what they say. */
export const Latest = ({ frame, page: { recent } }: PartProps) => (
  <section id="latest">
    <h2>{settingUpWords.latestDeliveries[frame.lang]}</h2>
    {recent.length === 0 && <p>{settingUpWords.nothingCameYet[frame.lang]}</p>}
    <ol class="cards">
      {recent.map((one) => (
        <li>
          <strong class={one.outcome === 'taken' ? undefined : 'late'}>
            {outcomes[one.outcome][frame.lang]}
          </strong>
          {one.reports > 0 && ` (${numberText(one.reports, frame.lang)})`},{' '}
          {formatMoment(one.receivedAt, 'Asia/Jakarta', frame.lang)}
          <Why frame={frame} one={one} />
        </li>
      ))}
    </ol>
  </section>
);

const Why = ({ frame, one }: { frame: PageFrame; one: RecentDelivery }) => {
  if (one.reasons.length === 0) return null;
  const said =
    one.outcome === 'refused'
      ? one.reasons.map((reason) => reasonText(reason, frame.lang))
      : one.reasons.map((reason) => reasonWords(reason)[frame.lang]);
  return (
    <p class="said">
      {said.join('; ')}
      {one.outcome === 'set-aside' && one.fields.length > 0 && (
        <>
          {': '}
          {fieldLines(one.fields, frame)}
        </>
      )}
    </p>
  );
};
