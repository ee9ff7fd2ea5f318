import { longestMessage } from '../../messages/message.ts';
import type { PartProps } from './case-file.tsx';
import { Moment, say } from './page-parts.tsx';

export type BoxMessage = { from: 'reporter' | 'officer'; text: string; at: string };

/** What the reporter and the satgas wrote to each other, and room to write; neither side sees a name. */
export const MessageBox = ({ frame, page }: PartProps) => {
  const { file, messages, newId } = page;
  const own = `${frame.base}/v1/cases/${file.caseKey}/messages`;
  return (
    <section id="messages">
      <h2>{say(frame, 'Kotak pesan', 'Message box')}</h2>
      <form method="post" action={own}>
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <p class="field">
          <label for="q-text">{say(frame, 'Tulis kepada pelapor', 'Write to the reporter')}</label>
          <span class="note" id="n-text">
            <span class="hint">
              {say(
                frame,
                'Pelapor melihatnya dari "satgas", tanpa nama Anda. Untuk menghentikan jam tenggat, pakai langkah "Tanya pelapor".',
                'The reporter sees it from “the task force”, without your name. To stop the clock use the step “Ask the reporter”.',
              )}
            </span>
          </span>
          <textarea
            id="q-text"
            name="text"
            rows={3}
            maxLength={longestMessage}
            aria-describedby="n-text"
            required
          />
        </p>
        <button type="submit" class="quiet">
          {say(frame, 'Kirim pesan', 'Send the message')}
        </button>
      </form>
      {messages.length === 0 ? (
        <p class="hint">{say(frame, 'Belum ada pesan.', 'There are no messages yet.')}</p>
      ) : (
        <>
          <ol class="messages">
            {messages.map(({ from, text, at }) => (
              <li class={from === 'officer' ? 'sms' : 'email'}>
                <strong>{from === 'officer' ? 'Satgas' : say(frame, 'Pelapor', 'Reporter')}</strong>{' '}
                <span class="hint">
                  <Moment frame={frame} region={file.region} at={at} />
                </span>
                <p class="said">{text}</p>
              </li>
            ))}
          </ol>
          <form method="post" action={`${own}/reading`}>
            <button type="submit" class="quiet">
              {say(frame, 'Sudah saya baca', 'I have read them')}
            </button>
            <p class="hint">
              {say(
                frame,
                'Pelapor melihat kapan satgas terakhir membaca.',
                'The reporter sees when the task force last read them.',
              )}
            </p>
          </form>
        </>
      )}
    </section>
  );
};
