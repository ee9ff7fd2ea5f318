import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { Desk } from '../desk.ts';
import type { ListedRequest, RequestsAnswer } from '../request-forms.ts';
import { words } from '../words.ts';
import { Answer, Refusal } from './answer-forms.tsx';

type Page = RequestsAnswer & {
  here: Desk;
  /** Those the reader may look at. */
  regions: readonly Desk[];
  personId: string;
  mayAnswer: boolean;
  /** What has just been stored. */
  done?: keyof typeof doneWords | undefined;
};
type Props = Page & { frame: PageFrame };

const doneWords = {
  answered: words.stored,
  proposed: words.proposed,
  rejected: words.rejected,
} as const;

/** The requests of a region: the one that is due first first, each with the form of its answer for who may give it. */
export const renderQueue = (frame: PageFrame, page: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.queue[frame.lang]} ${page.here.name}`}
      query={queryOf(page, page.list)}
    >
      <RegionChooser
        frame={frame}
        path="/v1/data-requests"
        regions={page.regions}
        chosen={page.here.code}
      />
      {page.done && (
        <p class="notice good" role="status">
          {doneWords[page.done][frame.lang]}
        </p>
      )}
      {page.list !== 'answered' && <Waiting frame={frame} {...page} />}
      {page.list !== 'many' && <Answered frame={frame} {...page} />}
    </Layout>,
  );

const queryOf = ({ region }: Pick<Page, 'region'>, list: Page['list']): string =>
  `region=${region}${list === 'open' ? '' : `&list=${list}`}`;

const Waiting = (props: Props) => {
  const { frame, list, waiting } = props;
  const isMany = list === 'many';
  return (
    <>
      <h2>
        {(isMany ? words.many : words.open)[frame.lang]} (
        {countOf(isMany ? waiting.many : waiting.open)})
      </h2>
      {isMany && <p class="hint">{words.manyHint[frame.lang]}</p>}
      <List {...props} shown={props.open} />
      <Next {...props} />
      {isMany ? (
        <To {...props} list="open" label={words.toOpen[frame.lang]} />
      ) : (
        waiting.many > 0 && (
          <To
            {...props}
            list="many"
            label={`${words.many[frame.lang]} (${countOf(waiting.many)})`}
          />
        )
      )}
    </>
  );
};

/** A hundred is as far as anybody counts. */
const countOf = (count: number): string => (count >= 100 ? '100+' : String(count));

const Answered = (props: Props) => {
  const { frame, list } = props;
  return (
    <>
      <h2>{words.answered[frame.lang]}</h2>
      <List {...props} shown={props.answered} />
      {list === 'answered' ? (
        <>
          <Next {...props} />
          <To {...props} list="open" label={words.toOpen[frame.lang]} />
        </>
      ) : (
        <To {...props} list="answered" label={words.allAnswered[frame.lang]} />
      )}
    </>
  );
};

const Next = ({ frame, next, ...page }: Props) =>
  next === null ? null : (
    <p>
      <a href={`${frame.base}/v1/data-requests?${queryOf(page, page.list)}&after=${next}`}>
        {words.nextPage[frame.lang]}
      </a>
    </p>
  );

const To = ({ frame, list, label, ...page }: Props & { label: string }) => (
  <p>
    <a href={`${frame.base}/v1/data-requests?${queryOf(page, list)}`}>{label}</a>
  </p>
);

const List = ({ shown, ...props }: Props & { shown: readonly ListedRequest[] }) =>
  shown.length === 0 ? (
    <p>{words.none[props.frame.lang]}</p>
  ) : (
    <ul class="cards">
      {shown.map((request) => (
        <li>
          <Facts {...props} request={request} />
          {request.refusal && (
            <Refusal {...props} requestKey={request.requestKey} refusal={request.refusal} />
          )}
          {props.mayAnswer && request.answer === null && <Answer {...props} request={request} />}
        </li>
      ))}
    </ul>
  );

const Facts = ({ frame, here, request }: Props & { request: ListedRequest }) => {
  const { lang } = frame;
  const { answer, answeredBy, proof, declined } = request;
  return (
    <>
      <p>
        <strong>
          {words.dueAt[lang]} {formatMoment(Date.parse(request.dueAt), here.zone, lang)}
        </strong>
        {request.isOverdue && <strong> · {words.overdue[lang]}</strong>}
      </p>
      <p>
        {words.subjects[request.about][lang]}. {words.wishes[request.wish][lang]}.
      </p>
      <p>{request.text}</p>
      {answer && (
        <p class="hint">
          {words.outcomes[answer.outcome][lang]}: {answer.text} (
          {proof && words.proofs[proof][lang]}, {words.by[lang]}{' '}
          {answeredBy !== null && (
            <PersonName frame={frame} id={answeredBy} name={request.answeredByName} />
          )}
          )
        </p>
      )}
      {declined && (
        <p class="hint">
          {words.declined[lang]}: {declined.text} ({words.by[lang]}{' '}
          <PersonName frame={frame} id={declined.proposedBy} name={declined.proposedByName} /> →{' '}
          <PersonName frame={frame} id={declined.by} name={declined.byName} />)
        </p>
      )}
    </>
  );
};
