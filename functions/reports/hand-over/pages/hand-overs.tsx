import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { numberText } from '../../../../shared/page/number-text.ts';
import { signTexts } from '../../../../shared/signing/sign-words.ts';
import { SignedPart } from '../../../../shared/signing/signed-part.tsx';
import { PersonName, personText } from '../../../../shared/page/person-name.tsx';
import type { handOverView } from '../operations.ts';
import { standingWords, words } from '../words.ts';

type HandOverView = z.infer<typeof handOverView>;
type Props = { caseKey: string; region: string; handOvers: HandOverView[]; newId: () => string };

/** The hand-overs of a case; asking, agreeing and taking back are buttons, never the opening of a page. */
export const renderHandOvers = (frame: PageFrame, props: Props): string => {
  const { caseKey, region, handOvers, newId } = props;
  const own = `${frame.base}/v1/cases/${caseKey}`;
  return renderPage(
    <Layout frame={frame} title={words.title[frame.lang]}>
      <div class="notice">
        <p>{words.explained[frame.lang]}</p>
      </div>
      {!handOvers.some(isUnderWay) && <Ask frame={frame} own={own} newId={newId} />}
      {handOvers.length > 0 && (
        <ul class="cards">
          {handOvers.map((one) => (
            <li>
              <HandOverCard frame={frame} own={own} region={region} one={one} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button outline" href={own}>
          {words.backToCase[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};

/** A report has one request at a time: no form invites to a second. */
const isUnderWay = ({ standing }: HandOverView): boolean =>
  standing === 'waiting' || standing === 'open';

const Ask = ({ frame, own, newId }: { frame: PageFrame; own: string; newId: () => string }) => (
  <details>
    <summary>{words.ask[frame.lang]}</summary>
    <form method="post" action={`${own}/hand-overs`}>
      <input type="hidden" name="idempotencyKey" value={newId()} />
      <Line frame={frame} name="letterNumber" label={words.letterNumber} most={60} />
      <Line frame={frame} name="sender" label={words.sender} most={120} />
      <Line frame={frame} name="recipient" label={words.recipient} most={120} />
      <p class="field">
        <label for="q-reason">{words.reason[frame.lang]}</label>
        <textarea id="q-reason" name="reason" rows={3} minLength={20} maxLength={500} required />
      </p>
      <button type="submit">{words.send[frame.lang]}</button>
    </form>
  </details>
);

type LineProps = { frame: PageFrame; name: string; label: Words; most: number };

const Line = ({ frame, name, label, most }: LineProps) => (
  <p class="field">
    <label for={`q-${name}`}>{label[frame.lang]}</label>
    <input id={`q-${name}`} name={name} minLength={3} maxLength={most} required />
  </p>
);

type CardProps = { frame: PageFrame; own: string; region: string; one: HandOverView };

const HandOverCard = ({ frame, own, region, one }: CardProps) => {
  const time = (at: string) => formatMoment(Date.parse(at), zoneOf(region), frame.lang);
  return (
    <>
      <h2>{standingWords[one.standing][frame.lang]}</h2>
      <p class="said">{one.reason}</p>
      <p class="hint">
        {words.askedBy[frame.lang]}{' '}
        <PersonName frame={frame} id={one.askedBy} name={one.askedByName} />, {time(one.askedAt)}
        {one.answeredBy !== null &&
          ` · ${words.answeredBy[frame.lang]} ${personText(frame.lang, { id: one.answeredBy, name: one.answeredByName })}`}
        {` · ${words.until[frame.lang]} ${time(one.until)}`}
      </p>
      <dl class="facts">
        <Fact frame={frame} label={words.letterNumber} value={one.letterNumber} />
        <Fact frame={frame} label={words.sender} value={one.sender} />
        <Fact frame={frame} label={words.recipient} value={one.recipient} />
        <Fact frame={frame} label={words.openingCode} value={one.openingCode} />
        <Fact frame={frame} label={words.openings} value={numberText(one.openings, frame.lang)} />
        <Fact
          frame={frame}
          label={words.received}
          value={one.receivedAt && `${one.receivedBy ?? ''}, ${time(one.receivedAt)}`}
        />
        <Fact frame={frame} label={words.registerNumber} value={one.registerNumber} />
      </dl>
      {one.link !== null && (
        <p>
          <a class="button" href={one.link}>
            {words.link[frame.lang]}
          </a>
        </p>
      )}
      <Letter frame={frame} own={own} region={region} one={one} />
      {one.questions.length > 0 && (
        <>
          <h3>{words.questions[frame.lang]}</h3>
          <ul>
            {one.questions.map(({ at, text }) => (
              <li class="said">
                {text} ({time(at)})
              </li>
            ))}
          </ul>
        </>
      )}
      <Unseen frame={frame} own={own} one={one} />
      <Next frame={frame} own={own} one={one} />
    </>
  );
};

/** The letter, who signed it electronically, and where whoever may does. */
const Letter = ({ frame, own, region, one }: CardProps) => {
  const at = `${own}/hand-overs/${one.requestId}`;
  if (one.signed)
    return <SignedPart frame={frame} region={region} signed={one.signed} file={`${at}/letter`} />;
  return (
    <>
      <p class="hint">
        <a href={`${at}/letter`}>{words.letter[frame.lang]}</a> ·{' '}
        {words.letterNotSigned[frame.lang]}
      </p>
      {one.maySign && (
        <p class="buttons">
          <a class="button" href={`${at}/signing`}>
            {signTexts.sign[frame.lang]}
          </a>
        </p>
      )}
    </>
  );
};

type FactProps = { frame: PageFrame; label: Words; value: string | null };

const Fact = ({ frame, label, value }: FactProps) =>
  value === null ? null : (
    <>
      <dt>{label[frame.lang]}</dt>
      <dd class="said">{value}</dd>
    </>
  );

const steps = {
  answer: [
    ['agreed', words.agree],
    ['declined', words.decline],
  ],
  'take-back': [['taken-back', words.takeBack]],
  none: [],
} as const;

const Unseen = ({ frame, own, one }: { frame: PageFrame; own: string; one: HandOverView }) =>
  one.unseen ? (
    <div class="notice">
      <p>{words.saidNew[frame.lang]}</p>
      <form method="post" action={`${own}/hand-overs/${one.requestId}/answer`}>
        <input type="hidden" name="is" value="seen" />
        <button type="submit">{words.seen[frame.lang]}</button>
      </form>
    </div>
  ) : null;

const Next = ({ frame, own, one }: { frame: PageFrame; own: string; one: HandOverView }) => (
  <>
    {steps[one.next].map(([is, label]) => (
      <form method="post" action={`${own}/hand-overs/${one.requestId}/answer`}>
        <input type="hidden" name="is" value={is} />
        <button type="submit" class={is === 'agreed' ? undefined : 'button outline'}>
          {label[frame.lang]}
        </button>
      </form>
    ))}
  </>
);
