import { formatDay, formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { PersonName } from '../../../shared/page/person-name.tsx';
import type { DayOff } from '../law/holidays.ts';
import type { ChangeView } from './decree-forms.ts';
import type { Moved } from './moved-deadlines.ts';
import { Moves } from './moves.tsx';
import { words } from './words.ts';

type Props = {
  frame: PageFrame;
  change: ChangeView;
  moves: Moved;
  /** The days in force. */
  now: readonly DayOff[];
  mayAsk: boolean;
};

/** What waits for a second person: which days it adds and removes, what it would move, and the two answers. */
export const Waiting = ({ frame, change, moves, now, mayAsk }: Props) => {
  const { lang } = frame;
  const { askedBy, askedByName, askedAt, until, days, mayAgree } = change;
  const moment = (at: string) => formatMoment(Date.parse(at), 'Asia/Jakarta', lang);
  return (
    <section class="notice" id="waits">
      <h2>{words.waiting[lang]}</h2>
      <p>
        {words.askedBy[lang]} <PersonName frame={frame} id={askedBy} name={askedByName} />,{' '}
        {moment(askedAt)}; {words.until[lang]} {moment(until)}.
      </p>
      <Difference frame={frame} before={now} after={days} />
      <Moves frame={frame} moves={moves} />
      {!mayAgree && <p class="hint">{words.needsAnother[lang]}</p>}
      {(mayAgree || mayAsk) && <Answers frame={frame} change={change} />}
    </section>
  );
};

const Answers = ({ frame: { lang, base }, change }: Pick<Props, 'frame' | 'change'>) => (
  <form
    method="post"
    action={`${base}/v1/calendar/${change.year}/changes/${change.changeId}/decision`}
  >
    <p class="buttons">
      {change.mayAgree && (
        <button type="submit" name="is" value="agreed">
          {words.agree[lang]}
        </button>
      )}
      <button type="submit" name="is" value="rejected" class="button outline">
        {(change.mayAgree ? words.reject : words.withdraw)[lang]}
      </button>
    </p>
  </form>
);

type Differing = { frame: PageFrame; before: readonly DayOff[]; after: readonly DayOff[] };

const Difference = ({ frame: { lang }, before, after }: Differing) => {
  const lacking = (from: readonly DayOff[], those: readonly DayOff[]) => {
    const there = new Set(from.map((day) => JSON.stringify(day)));
    return those.filter((day) => !there.has(JSON.stringify(day)));
  };
  const changes = [
    ...lacking(after, before).map((day) => ({ day, says: words.removed })),
    ...lacking(before, after).map((day) => ({ day, says: words.added })),
  ];
  if (changes.length === 0) return <p>{words.nothingDiffers[lang]}</p>;
  return (
    <ul>
      {changes.map(({ day: { date, kind, name, decree }, says }) => (
        <li>
          {says[lang]}: {formatDay(date, lang)}, {name[lang]} (
          {(kind === 'holiday' ? words.holiday : words.jointLeave)[lang]}; {decree})
        </li>
      ))}
    </ul>
  );
};
