import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { FollowedRequest } from '../request-forms.ts';
import { words } from '../words.ts';

// Whoever looks may be anywhere: the time is said with its zone.
const moment = (at: string, lang: PageFrame['lang']): string =>
  formatMoment(Date.parse(at), 'Asia/Jakarta', lang);

/** The code of a request that has just been sent, and when its answer is due. */
export const renderSent = (frame: PageFrame, { code, dueAt }: { code: string; dueAt: string }) =>
  renderPage(
    <Layout frame={frame} title={words.sent[frame.lang]}>
      <p>{words.keepCode[frame.lang]}</p>
      <p>
        <strong class="code">{code}</strong>
      </p>
      <p>
        {words.dueAt[frame.lang]}: {moment(dueAt, frame.lang)}
      </p>
    </Layout>,
  );

/** A request and its answer, for whoever has its code. */
export const renderFollowed = (frame: PageFrame, request: FollowedRequest): string => {
  const { lang } = frame;
  const { answer } = request;
  return renderPage(
    <Layout frame={frame} title={words.title[lang]}>
      <dl>
        <dt>{words.about[lang]}</dt>
        <dd>{words.subjects[request.about][lang]}</dd>
        <dt>{words.wish[lang]}</dt>
        <dd>{words.wishes[request.wish][lang]}</dd>
        <dt>{words.text[lang]}</dt>
        <dd>{request.text}</dd>
        <dt>{words.receivedAt[lang]}</dt>
        <dd>{moment(request.receivedAt, lang)}</dd>
        <dt>{words.dueAt[lang]}</dt>
        <dd>{moment(request.dueAt, lang)}</dd>
      </dl>
      <h2>{words.answer[lang]}</h2>
      {answer ? (
        <>
          <p>
            <strong>{words.outcomes[answer.outcome][lang]}</strong>, {moment(answer.at, lang)}
          </p>
          <p>{answer.text}</p>
        </>
      ) : (
        <p>{words.notYet[lang]}</p>
      )}
    </Layout>,
  );
};
