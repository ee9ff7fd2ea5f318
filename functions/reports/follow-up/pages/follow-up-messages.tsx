import { longestMessage, mostMessages } from '../../messages/message.ts';
import { Moment, type FollowUpPart } from './follow-up-part.tsx';
import { words } from '../words.ts';

/** What the reporter and the satgas wrote to each other, newest first, and room for more. */
export const Messages = (part: FollowUpPart) => {
  const { frame, code, newId } = part;
  return (
    <section>
      <h2>{words.messages[frame.lang]}</h2>
      <form method="post" action={`${frame.base}/v1/tracking/messages`}>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <div class="field">
          <label for="q-text">{words.writeToTheTask[frame.lang]}</label>
          <div class="note" id="n-text">
            <span class="hint">
              {words.officersWhoReadIt[frame.lang](longestMessage, mostMessages)}
            </span>
          </div>
          <textarea
            id="q-text"
            name="text"
            rows={4}
            maxLength={longestMessage}
            aria-describedby="n-text"
            required
          />
        </div>
        <button type="submit">{words.sendTheMessage[frame.lang]}</button>
      </form>
      <List {...part} />
    </section>
  );
};

const List = (part: FollowUpPart) => {
  const { frame, report, code } = part;
  if (report.messages.length === 0)
    return <p class="hint">{words.thereAreNoMessages[frame.lang]}</p>;
  return (
    <>
      <ol class="messages">
        {report.messages.map(({ from, text, at, unread }) => (
          <li class={from === 'you' ? 'sms' : 'email'}>
            <strong>{from === 'you' ? words.you[frame.lang] : 'Satgas'}</strong>
            {unread && <span class="tag">{words.new2[frame.lang]}</span>}
            <span class="hint">
              {' '}
              <Moment frame={frame} report={report} at={at} />
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {report.satgasLookedAt !== null && (
        <p class="hint">
          {words.theTaskForceLast[frame.lang]}{' '}
          <Moment frame={frame} report={report} at={report.satgasLookedAt} />
        </p>
      )}
      {report.olderMessages !== null && (
        <form method="post" action={`${frame.base}/v1/tracking`}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="before" value={report.olderMessages} />
          <button type="submit" class="quiet">
            {words.olderMessages[frame.lang]}
          </button>
        </form>
      )}
    </>
  );
};
