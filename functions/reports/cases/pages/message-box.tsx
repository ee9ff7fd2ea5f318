import { laneRules } from '../../lanes.ts';
import { longestMessage } from '../../messages/message.ts';
import type { PartProps } from './case-file.tsx';
import { Moment } from './page-parts.tsx';
import { words } from '../words.ts';

export type BoxMessage = { from: 'reporter' | 'officer'; text: string; at: string };

/** What the reporter and the satgas wrote to each other, and room to write; neither side sees a name. */
export const MessageBox = ({ frame, page }: PartProps) => {
  const { file, messages, newId } = page;
  if (!laneRules[file.lane].hasReporter) return null;
  const own = `${frame.base}/v1/cases/${file.caseKey}/messages`;
  return (
    <section id="messages">
      <h2>{words.messageBox[frame.lang]}</h2>
      <form method="post" action={own}>
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <p class="field">
          <label for="q-text">{words.writeToTheReporter[frame.lang]}</label>
          <span class="note" id="n-text">
            <span class="hint">{words.theReporterSeesIt[frame.lang]}</span>
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
          {words.sendTheMessage[frame.lang]}
        </button>
      </form>
      {messages.length === 0 ? (
        <p class="hint">{words.thereAreNoMessages[frame.lang]}</p>
      ) : (
        <>
          <ol class="messages">
            {messages.map(({ from, text, at }) => (
              <li class={from === 'officer' ? 'sms' : 'email'}>
                <strong>{from === 'officer' ? 'Satgas' : words.reporter[frame.lang]}</strong>{' '}
                <span class="hint">
                  <Moment frame={frame} region={file.region} at={at} />
                </span>
                <p class="said">{text}</p>
              </li>
            ))}
          </ol>
          <form method="post" action={`${own}/reading`}>
            <button type="submit" class="quiet">
              {words.iHaveReadThem[frame.lang]}
            </button>
            <p class="hint">{words.theReporterSeesWhen[frame.lang]}</p>
          </form>
        </>
      )}
    </section>
  );
};
