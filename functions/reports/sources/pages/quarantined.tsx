import type * as z from 'zod/mini';
import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { quarantinedEntry } from '../quarantine.http.ts';
import { reasonWords, say } from './source-words.ts';

type Shown = z.infer<typeof quarantinedEntry>;

/** One delivery in quarantine as it arrived, to mend the mapping by, replay it, or discard it with a reason. */
export const renderQuarantined = (frame: PageFrame, entry: Shown): string => {
  const own = `${frame.base}/v1/sources/${entry.source}`;
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={say(frame, 'Kiriman dalam karantina', 'A delivery in quarantine')}
    >
      <p class="lead">
        {entry.source}, {formatMoment(Date.parse(entry.receivedAt), 'Asia/Jakarta', frame.lang)}
      </p>
      <p>{reasonWords(entry.reason)[frame.lang]}</p>
      {entry.fields.length > 0 && <p class="said">{entry.fields.join('\n')}</p>}
      <div class="notice">
        <p>
          {say(
            frame,
            'Isinya dapat memuat data pribadi. Bahwa Anda membukanya tercatat.',
            'It may hold personal data. That you opened it is noted.',
          )}
        </p>
      </div>
      <pre class="said">{entry.body}</pre>
      <form method="post" action={`${own}/quarantine/${entry.id}/replay`}>
        <label class="choice">
          <input type="checkbox" name="answersForSender" value="yes" />
          <span>{say(frame, 'Saya menjamin pengirimnya', 'I answer for the sender')}</span>
        </label>
        <button type="submit">{say(frame, 'Putar ulang', 'Replay')}</button>
      </form>
      <form method="post" action={`${own}/quarantine/${entry.id}/discard`}>
        <p class="field">
          <label for="q-why">{say(frame, 'Mengapa dibuang', 'Why it is discarded')}</label>
          <input id="q-why" name="why" type="text" minLength={5} maxLength={300} required />
        </p>
        <button type="submit" class="quiet">
          {say(frame, 'Buang', 'Discard')}
        </button>
      </form>
      <p>
        <a class="button outline" href={own}>
          {say(frame, 'Kembali ke sumber', 'Back to the source')}
        </a>
      </p>
    </Layout>,
  );
};
