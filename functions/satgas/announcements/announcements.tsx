import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { reasonText } from '../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { longestTitle } from './announcement-messages.ts';
import { words } from './words.ts';
import type { ListedAnnouncement } from './operations.ts';
import { numberText } from '../../../shared/page/number-text.ts';

type Scope = { code: string; name: string };
type Props = {
  scope: string;
  /** Where this person may announce. */
  scopes: Scope[];
  announcements: ListedAnnouncement[];
  filled: Filled;
  idempotencyKey: string;
};

/** Writes to the task forces below a scope, and shows who has read what was written before. */
export const renderAnnouncements = (frame: PageFrame, props: Props): string => {
  return renderPage(
    <Layout frame={frame} title={words.announcementsToTaskForces[frame.lang]}>
      <Write frame={frame} {...props} />
      <h2>{words.sentBefore[frame.lang]}</h2>
      {props.announcements.length === 0 && <p>{words.noneYet[frame.lang]}</p>}
      <ul class="cards">
        {props.announcements.map((one) => (
          <li>
            <h3>{one.title}</h3>
            <p class="hint">{formatMoment(Date.parse(one.at), 'Asia/Jakarta', frame.lang)}</p>
            <p>{one.text}</p>
            <p>
              {words.readBy[frame.lang]} <strong>{numberText(one.read, frame.lang)}</strong>{' '}
              {words.of[frame.lang]} {numberText(one.told, frame.lang)}
              {one.notReached > 0 &&
                `; ${words.reachedByNothing[frame.lang]}: ${String(one.notReached)}`}
            </p>
          </li>
        ))}
      </ul>
    </Layout>,
  );
};

const Write = ({ frame, scope, scopes, filled, idempotencyKey }: Props & { frame: PageFrame }) => {
  const wrong = (name: string) =>
    filled.errors
      .filter(({ field }) => field === name)
      .map(({ reason }) => <span class="error">{reasonText(reason, frame.lang)}</span>);
  return (
    <form method="post" action={`${frame.base}/v1/announcements`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <div class="field">
        <label for="scope">{words.toTheTaskForces[frame.lang]}</label>
        <select id="scope" name="scope" required>
          {scopes.map(({ code, name }) => (
            <option value={code} selected={code === (filled.values['scope'] ?? scope)}>
              {name}
            </option>
          ))}
        </select>
        {wrong('scope')}
      </div>
      <div class="field">
        <label for="title">{words.title[frame.lang]}</label>
        <input
          id="title"
          name="title"
          required
          minLength={5}
          maxLength={longestTitle}
          value={filled.values['title'] ?? ''}
        />
        {wrong('title')}
      </div>
      <div class="field">
        <label for="text">{words.text[frame.lang]}</label>
        <textarea id="text" name="text" required minLength={5} maxLength={2000} rows={6}>
          {filled.values['text'] ?? ''}
        </textarea>
        {wrong('text')}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          name="bySms"
          value="yes"
          checked={filled.values['bySms'] === 'yes'}
        />
        <span>{words.alsoBySmsUses[frame.lang]}</span>
      </label>
      <button type="submit">{words.send[frame.lang]}</button>
    </form>
  );
};
