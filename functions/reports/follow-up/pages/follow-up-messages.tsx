import { longestMessage, mostMessages } from '../../messages/message.ts';
import { Moment, say, type FollowUpPart } from './follow-up-part.tsx';

/** What the reporter and the satgas wrote to each other, newest first, and room for more. */
export const Messages = (part: FollowUpPart) => {
  const { frame, code, newId } = part;
  return (
    <section>
      <h2>{say(frame, 'Pesan', 'Messages')}</h2>
      <form method="post" action={`${frame.base}/v1/tracking/messages`}>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <div class="field">
          <label for="q-text">{say(frame, 'Tulis kepada satgas', 'Write to the task force')}</label>
          <div class="note" id="n-text">
            <span class="hint">
              {say(
                frame,
                `Petugas yang membacanya tidak melihat nama Anda. Jangan tulis nama, nomor, atau hal yang hanya Anda yang tahu. Paling banyak ${longestMessage} huruf, ${mostMessages} pesan.`,
                `Officers who read it do not see your name. Leave out names, numbers, and what only you could know. At most ${longestMessage} characters, ${mostMessages} messages.`,
              )}
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
        <button type="submit">{say(frame, 'Kirim pesan', 'Send the message')}</button>
      </form>
      <List {...part} />
    </section>
  );
};

const List = (part: FollowUpPart) => {
  const { frame, report, code } = part;
  if (report.messages.length === 0)
    return <p class="hint">{say(frame, 'Belum ada pesan.', 'There are no messages yet.')}</p>;
  return (
    <>
      <ol class="messages">
        {report.messages.map(({ from, text, at, unread }) => (
          <li class={from === 'you' ? 'sms' : 'email'}>
            <strong>{from === 'you' ? say(frame, 'Anda', 'You') : 'Satgas'}</strong>
            {unread && <span class="tag">{say(frame, 'baru', 'new')}</span>}
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
          {say(
            frame,
            'Satgas terakhir membuka kotak ini',
            'The task force last opened this box on',
          )}{' '}
          <Moment frame={frame} report={report} at={report.satgasLookedAt} />
        </p>
      )}
      {report.olderMessages !== null && (
        <form method="post" action={`${frame.base}/v1/tracking`}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="before" value={report.olderMessages} />
          <button type="submit" class="quiet">
            {say(frame, 'Pesan yang lebih lama', 'Older messages')}
          </button>
        </form>
      )}
    </>
  );
};
