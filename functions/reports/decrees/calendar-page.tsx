import { formatDay, formatMoment } from '../../../shared/calendar/zones.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { PersonName, personText } from '../../../shared/page/person-name.tsx';
import type { CalendarAnswer, ChangeView } from './decree-forms.ts';
import type { DayOff } from '../law/holidays.ts';
import type { Moved } from './moved-deadlines.ts';
import { Moves } from './moves.tsx';
import { Waiting } from './waiting-change.tsx';
import { dayCount, missingWords, stateWords, words } from './words.ts';
import { YearForm } from './year-form.tsx';

type Props = {
  answer: CalendarAnswer;
  mayAsk: boolean;
  /** The form as it was left, and what it would move. */
  tried?: { filled: Filled; preview?: Moved | undefined } | undefined;
};

/** The days off of a year: what is missing first, then what waits, what holds, the form, and what was. */
export const renderCalendar = (frame: PageFrame, { answer, mayAsk, tried }: Props): string => {
  const { year, changes, moves } = answer;
  const { lang } = frame;
  const waiting = changes.find(({ state }) => state === 'waiting');
  return renderPage(
    <Layout frame={frame} title={`${words.title[lang]} ${year}`} query={`year=${year}`}>
      <p>{words.help[lang]}</p>
      <Missing frame={frame} answer={answer} />
      <Years frame={frame} answer={answer} />
      {tried?.preview && (
        <div class="notice" role="status">
          <Moves frame={frame} moves={tried.preview} />
        </div>
      )}
      {waiting && moves && (
        <Waiting frame={frame} change={waiting} moves={moves} now={answer.days} mayAsk={mayAsk} />
      )}
      {mayAsk && !waiting && <YearForm frame={frame} answer={answer} filled={tried?.filled} />}
      <InForce frame={frame} answer={answer} />
      <Past frame={frame} changes={changes} />
    </Layout>,
  );
};

type CalendarProps = { frame: PageFrame; answer: CalendarAnswer };

const pageOf = ({ base }: PageFrame, year: string): string => `${base}/v1/calendar?year=${year}`;

const Missing = ({ frame, answer: { missing, year } }: CalendarProps) => (
  <>
    {missing.map((one) => (
      <div class="notice bad">
        <p>
          <strong>{missingWords(one)[frame.lang]}</strong>{' '}
          {one !== year && <a href={pageOf(frame, one)}>{words.enterIt[frame.lang]}</a>}
        </p>
      </div>
    ))}
  </>
);

const Years = ({ frame, answer: { year, missing } }: CalendarProps) => {
  const around = [-1, 0, 1, 2].map((by) => String(Number(year) + by));
  return (
    <nav aria-label={words.years[frame.lang]}>
      <p>
        {around.map((one) => (
          <>
            <a href={pageOf(frame, one)} aria-current={one === year ? 'page' : undefined}>
              {one}
              {missing.includes(one) && ` (${words.isMissing[frame.lang]})`}
            </a>{' '}
          </>
        ))}
      </p>
    </nav>
  );
};

const InForce = ({ frame, answer: { days, changedAt, fixed } }: CalendarProps) => {
  const { lang } = frame;
  return (
    <section>
      <h2>{words.inForce[lang]}</h2>
      <p class="hint">
        {changedAt === null
          ? words.asShipped[lang]
          : `${words.changedAt[lang]} ${momentOf(changedAt, frame)}`}
      </p>
      {days.length === 0 ? <p>{words.none[lang]}</p> : <Days frame={frame} days={days} />}
      <p class="hint">
        {words.fixed[lang]}{' '}
        {fixed.map(({ date, name }) => `${formatDay(date, lang)} (${name[lang]})`).join('; ')}.
      </p>
    </section>
  );
};

/** Days with the decree of each; one that all of them are by stands above the table once. */
const Days = ({ frame: { lang }, days }: { frame: PageFrame; days: readonly DayOff[] }) => {
  const [only = '', ...others] = new Set(days.map(({ decree }) => decree));
  const isOne = others.length === 0;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={words.inForce[lang]}>
      {isOne && (
        <p>
          {words.decree[lang]}: {only}
        </p>
      )}
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">{words.day[lang]}</th>
            <th scope="col">{words.name[lang]}</th>
            <th scope="col">{words.kind[lang]}</th>
            {!isOne && <th scope="col">{words.decree[lang]}</th>}
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, name, kind, decree }) => (
            <tr>
              <td>{formatDay(date, lang)}</td>
              <td>{name[lang]}</td>
              <td>{(kind === 'holiday' ? words.holiday : words.jointLeave)[lang]}</td>
              {!isOne && <td>{decree}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Past = ({ frame, changes }: { frame: PageFrame; changes: readonly ChangeView[] }) => {
  const { lang } = frame;
  return changes.length === 0 ? null : (
    <section>
      <h2>{words.past[lang]}</h2>
      <ul>
        {changes.map(
          ({ state, days, version, askedAt, askedBy, decidedAt, decidedBy, ...names }) => (
            <li>
              <strong>{stateWords[state][lang]}</strong>: {dayCount(days.length)[lang]},{' '}
              {words.upon[lang]} {String(version)}. {words.askedBy[lang]}{' '}
              <PersonName frame={frame} id={askedBy} name={names.askedByName} />,{' '}
              {momentOf(askedAt, frame)}
              {decidedAt !== null &&
                `; ${words.decidedBy[lang]} ${personText(lang, { id: decidedBy ?? '', name: names.decidedByName })}, ${momentOf(decidedAt, frame)}`}
              .
            </li>
          ),
        )}
      </ul>
    </section>
  );
};

const momentOf = (at: string, { lang }: PageFrame): string =>
  formatMoment(Date.parse(at), 'Asia/Jakarta', lang);
