import type * as z from 'zod/mini';
import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { PersonName } from '../../../shared/page/person-name.tsx';
import { questions } from '../intake/questions.ts';
import type { requestView } from './operations.ts';
import { categories, type Category } from './trail.ts';
import { words } from './words.ts';

type RequestView = z.infer<typeof requestView>;
type Props = { caseKey: string; requests: RequestView[]; newId: () => string };

const categoryWords: Record<Category, Words> = {
  referral: words.passingItOnTo,
  clarification: words.clarification,
  protection: words.protectingTheReporter,
  'legal-order': words.anOrderByLaw,
};

/** Who asked for a reporter's name and who agreed; asking, agreeing and reading are buttons, never the opening of a page. */
export const renderIdentityRequests = (
  frame: PageFrame,
  { caseKey, requests, newId }: Props,
): string => {
  const own = `${frame.base}/v1/cases/${caseKey}`;
  return renderPage(
    <Layout frame={frame} title={words.theReportersName[frame.lang]}>
      <div class="notice">
        <p>{words.theReportersNameOpens[frame.lang]}</p>
      </div>
      <Ask frame={frame} own={own} newId={newId} />
      {requests.length > 0 && (
        <ul class="cards">
          {requests.map((one) => (
            <li>
              <Request frame={frame} own={own} one={one} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button outline" href={own}>
          {words.backToTheCase[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};

const Ask = ({ frame, own, newId }: { frame: PageFrame; own: string; newId: () => string }) => (
  <details>
    <summary>{words.askToReadThe[frame.lang]}</summary>
    <form method="post" action={`${own}/identity-requests`}>
      <input type="hidden" name="idempotencyKey" value={newId()} />
      <p class="field">
        <label for="q-category">{words.purpose[frame.lang]}</label>
        <select id="q-category" name="category" required>
          {categories.map((one) => (
            <option value={one}>{categoryWords[one][frame.lang]}</option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="q-reason">{words.reason20CharactersAt[frame.lang]}</label>
        <textarea id="q-reason" name="reason" rows={3} minLength={20} maxLength={500} required />
      </p>
      <button type="submit">{words.ask[frame.lang]}</button>
    </form>
  </details>
);

const Request = ({ frame, own, one }: { frame: PageFrame; own: string; one: RequestView }) => {
  const time = (at: string) => formatMoment(Date.parse(at), 'Asia/Jakarta', frame.lang);
  return (
    <>
      <h2>{categoryWords[one.category][frame.lang]}</h2>
      <p class="said">{one.reason}</p>
      <p class="hint">
        {words.asked[frame.lang]}{' '}
        <PersonName frame={frame} id={one.askedBy} name={one.askedByName} />, {time(one.askedAt)}
        {one.approvedBy !== null && (
          <>
            {' · '}
            {words.agreed[frame.lang]}{' '}
            <PersonName frame={frame} id={one.approvedBy} name={one.approvedByName} />
          </>
        )}
        {' · '}
        {words.validUntil[frame.lang]} {time(one.until)}
      </p>
      {one.approvedAt === null ? (
        <form method="post" action={`${own}/identity-requests/${one.requestId}/approval`}>
          <button type="submit">{words.iAgree[frame.lang]}</button>
        </form>
      ) : (
        <form method="post" action={`${own}/identity/reading`}>
          <button type="submit">{words.readTheName[frame.lang]}</button>
          <p class="hint">{words.thisReadingIsNoted[frame.lang]}</p>
        </form>
      )}
    </>
  );
};

type Read = { caseNumber: string; identity: Record<string, string>; readUntil: string };

/** Who reported, for the two who may know; the reading was noted before this page was made. */
export const renderIdentity = (frame: PageFrame, read: Read): string =>
  renderPage(
    <Layout frame={frame} title={`${words.reporter[frame.lang]} ${read.caseNumber}`}>
      <dl class="facts">
        {Object.entries(read.identity).map(([name, value]) => (
          <>
            <dt>{labelOf(name)[frame.lang]}</dt>
            <dd class="said">{value}</dd>
          </>
        ))}
      </dl>
      <p class="hint">
        {words.canBeReadUntil[frame.lang]}{' '}
        {formatMoment(Date.parse(read.readUntil), 'Asia/Jakarta', frame.lang)}
      </p>
    </Layout>,
  );

/** What officers call an answer of the reporter's identity. */
const labelOf = (name: string): Words => {
  const label = questions.find((question) => question.name === name)?.officersLabel;
  return label === undefined || label === 'shown-elsewhere' ? { id: name, en: name } : label;
};
