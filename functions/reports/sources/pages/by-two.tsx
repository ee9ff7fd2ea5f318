import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { waitsForPerson, type RequestView } from '../request-view.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import { PersonName, personText } from '../../../../shared/page/person-name.tsx';

type List = { frame: PageFrame; requests: readonly RequestView[] };
type One = { frame: PageFrame; request: RequestView };

/** What other admins asked for and waits for the reader, above everything else of a page. */
export const WaitsForYou = ({ frame, requests }: List) =>
  requests.length === 0 ? null : (
    <section id="waits">
      <h2>{words.waitsForYou[frame.lang]}</h2>
      <ul class="cards">
        {requests.map((request) => (
          <li>
            <h3>
              <a href={addressOf(frame, request)}>{request.source}</a>
            </h3>
            <Request frame={frame} request={request} />
          </li>
        ))}
      </ul>
    </section>
  );

/** What was asked about one delivery, what waits for the reader first. */
export const Requests = ({ frame, requests }: List) =>
  requests.length === 0 ? null : (
    <section id="requests">
      <h2>{words.askedAboutIt[frame.lang]}</h2>
      <ul class="cards">
        {[
          ...requests.filter(waitsForPerson),
          ...requests.filter((one) => !waitsForPerson(one)),
        ].map((request) => (
          <li>
            <Request frame={frame} request={request} />
          </li>
        ))}
      </ul>
    </section>
  );

const addressOf = ({ base }: PageFrame, { source, id }: RequestView): string =>
  `${base}/v1/sources/${source}/quarantine/${id}`;

const wants: Record<RequestView['wants'], Words> = {
  open: words.toOpenIt,
  discard: words.toDiscardIt,
};

const states: Record<RequestView['state'], Words> = {
  waiting: words.waitsForASecond,
  lapsed: words.lapsed,
  declined: words.declined,
  agreed: words.agreed,
  closed: words.closed,
};

const Request = ({ frame, request }: One) => {
  const moment = (at: string) => formatMoment(Date.parse(at), 'Asia/Jakarta', frame.lang);
  const { wants: wanted, why, state, askedAt, askedBy, decidedBy, until, openings } = request;
  return (
    <>
      <p>
        <strong>{wants[wanted][frame.lang]}</strong>: {states[state][frame.lang]}
      </p>
      <p class="said">{why}</p>
      <p class="hint">
        {words.askedBy[frame.lang]}{' '}
        <PersonName frame={frame} id={askedBy} name={request.askedByName} />, {moment(askedAt)}
        {decidedBy !== null &&
          `; ${words.answeredBy[frame.lang]} ${personText(frame.lang, { id: decidedBy, name: request.decidedByName })}`}
        {(state === 'waiting' || request.mayOpen) &&
          `; ${words.validUntil[frame.lang]} ${moment(until)}`}
        {openings > 0 && `; ${words.openedTimes[frame.lang]} ${numberText(openings, frame.lang)}×`}
      </p>
      <Answers frame={frame} request={request} />
      {state === 'waiting' && !request.mayDecide && (
        <p class="hint">{words.anotherAdminDecides[frame.lang]}</p>
      )}
    </>
  );
};

const Answers = ({ frame, request }: One) => {
  const own = `${addressOf(frame, request)}/requests/${request.requestId}`;
  return (
    <>
      {request.mayDecide && (
        <form method="post" action={`${own}/decision`}>
          <button type="submit" name="is" value="agreed">
            {words.agree[frame.lang]}
          </button>{' '}
          <button type="submit" name="is" value="declined" class="quiet">
            {words.decline[frame.lang]}
          </button>
        </form>
      )}
      {request.mayOpen && (
        <form method="post" action={`${own}/opening`}>
          <button type="submit">{words.openItNow[frame.lang]}</button>
          <p class="hint">{words.openingIsNoted[frame.lang]}</p>
        </form>
      )}
    </>
  );
};

/** The two things that take a second admin, each with its reason. */
export const Asking = ({ frame, own }: { frame: PageFrame; own: string }) => (
  <section id="by-two">
    <h2>{words.takesTwo[frame.lang]}</h2>
    <p>{words.takesTwoLead[frame.lang]}</p>
    <Ask frame={frame} action={`${own}/open`} says={words.askToOpen} why={words.whyItIsOpened} />
    <Ask
      frame={frame}
      action={`${own}/discard`}
      says={words.askToDiscard}
      why={words.whyItIsDiscarded}
    />
  </section>
);

type AskProps = { frame: PageFrame; action: string; says: Words; why: Words };

const Ask = ({ frame: { lang }, action, says, why }: AskProps) => {
  const field = `q-${action.endsWith('/open') ? 'open' : 'discard'}`;
  return (
    <details>
      <summary>{says[lang]}</summary>
      <form method="post" action={action}>
        <p class="field">
          <label for={field}>{why[lang]}</label>
          <input id={field} name="why" type="text" minLength={10} maxLength={300} required />
        </p>
        <button type="submit" class="quiet">
          {says[lang]}
        </button>
      </form>
    </details>
  );
};
