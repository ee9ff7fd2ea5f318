import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import type { DeadLettersSeen, HeardAlarm } from './alarm.ts';
import { alarmWords as texts } from './alarm-words.ts';

type Props = {
  frame: PageFrame;
  /** Those that are on. */
  on: HeardAlarm[];
  alarms: HeardAlarm[];
  deadLetters: DeadLettersSeen | undefined;
};

/** What the deployment says of itself: alarms that went off, and messages that wait for a person. */
export const Alarms = ({ frame, on, alarms, deadLetters }: Props) => (
  <>
    <h2>{texts.alarmsOn[frame.lang]}</h2>
    {on.length === 0 && <p class="notice good">{texts.noAlarmOn[frame.lang]}</p>}
    <AlarmList frame={frame} alarms={on} />
    <h2>{texts.alarms[frame.lang]}</h2>
    {alarms.length === 0 && <p>{texts.noAlarm[frame.lang]}</p>}
    <AlarmList frame={frame} alarms={alarms} />
    <h2>{texts.deadLetters[frame.lang]}</h2>
    <DeadLetters frame={frame} seen={deadLetters} />
  </>
);

const AlarmList = ({ frame, alarms }: { frame: PageFrame; alarms: HeardAlarm[] }) => (
  <ul>
    {alarms.map(({ at, says, runbook, name }) => (
      <li>
        {formatMoment(at, 'Asia/Jakarta', frame.lang)}: <span lang="en">{says}</span>{' '}
        <span class="hint">
          {name}
          {runbook !== '' && `; ${runbook}`}
        </span>
      </li>
    ))}
  </ul>
);

const DeadLetters = ({ frame, seen }: { frame: PageFrame; seen: DeadLettersSeen | undefined }) => {
  if (!seen) return <p>{texts.notLookedYet[frame.lang]}</p>;
  return (
    <>
      {seen.queues.length === 0 && <p class="notice good">{texts.nothingWaits[frame.lang]}</p>}
      <ul>
        {seen.queues.map(({ part, queue, waiting }) => (
          <li>
            <strong>{numberText(waiting, frame.lang)}</strong>: {texts.hurt[part][frame.lang]}{' '}
            <span class="hint">{queue}</span>
          </li>
        ))}
      </ul>
      {seen.unread > 0 && <p class="notice bad">{texts.unread[frame.lang](seen.unread)}</p>}
      <p class="hint">
        {texts.lookedAt[frame.lang]} {formatMoment(seen.at, 'Asia/Jakarta', frame.lang)}.{' '}
        {texts.redrive[frame.lang]}
      </p>
    </>
  );
};
