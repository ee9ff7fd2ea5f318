import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { MaskedDelivery } from '../masked-delivery.ts';
import { fieldLines, reasonWords } from './source-words.ts';
import type { RequestView } from '../request-view.ts';
import { Asking, Requests } from './by-two.tsx';
import { kindWords, lengthWords } from './kind-words.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type Props = {
  entry: MaskedDelivery & { requests: RequestView[] };
  /** Whether the reader may answer for a sender that nobody knew. */
  mayAnswer: boolean;
};

/** What one delivery in quarantine is made of, to mend the mapping by, replay it, or discard it with a reason. */
export const renderQuarantined = (frame: PageFrame, { entry, mayAnswer }: Props): string => {
  const own = `${frame.base}/v1/sources/${entry.source}`;
  return renderPage(
    <Layout frame={frame} wide title={words.aDeliveryInQuarantine[frame.lang]}>
      <p class="lead">
        {entry.source}, {formatMoment(Date.parse(entry.receivedAt), 'Asia/Jakarta', frame.lang)}
      </p>
      <Requests frame={frame} requests={entry.requests} />
      <p>{reasonWords(entry.reason)[frame.lang]}</p>
      {entry.fields.length > 0 && <p class="said">{fieldLines(entry.fields, frame)}</p>}
      <div class="notice">
        <p>{words.itsValuesAreNot[frame.lang]}</p>
      </div>
      <Contents frame={frame} entry={entry} />
      <form method="post" action={`${own}/quarantine/${entry.id}/replay`}>
        {mayAnswer && (
          <label class="choice">
            <input type="checkbox" name="answersForSender" value="yes" />
            <span>{words.iAnswerForThe[frame.lang]}</span>
          </label>
        )}
        <button type="submit">{words.replay[frame.lang]}</button>
      </form>
      <Asking frame={frame} own={`${own}/quarantine/${entry.id}`} />
      <p>
        <a class="button outline" href={own}>
          {words.backToTheSource[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};

type PartProps = { frame: PageFrame; entry: MaskedDelivery };

const Contents = ({ frame, entry }: PartProps) => (
  <section id="contents">
    <h2>{words.whatItIsMade[frame.lang]}</h2>
    <p>
      {readings[entry.readAs][frame.lang]}{' '}
      <span class="hint">({numberText(entry.bodyBytes, frame.lang)} B)</span>
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
    {entry.more && <p class="hint">{words.theRestIsNot[frame.lang]}</p>}
    <Headers frame={frame} entry={entry} />
  </section>
);

const Headers = ({ frame, entry: { headers } }: PartProps) =>
  headers.length === 0 ? null : (
    <details>
      <summary>{words.headers[frame.lang]}</summary>
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
  mapping: words.asAMappingReads,
  json: words.jsonAsItCame,
  form: words.aFormAsIt,
  unreadable: words.neitherJsonNorA,
};
