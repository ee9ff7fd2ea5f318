import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { EndingView } from '../session-ending.ts';
import { words } from '../words.ts';

type Page = { region: string; endings: EndingView[]; mayEnd: boolean; isDone: boolean };
type Props = Page & { frame: PageFrame };

/** Whose sessions were ended in a region, the newest first; before them the form, for who may. */
export const renderEndings = (frame: PageFrame, page: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.title[frame.lang]} · ${page.region === 'ID' ? words.nation[frame.lang] : page.region}`}
      query={`region=${page.region}`}
    >
      {page.isDone && (
        <p class="notice good" role="status">
          {words.ended[frame.lang]}
        </p>
      )}
      {page.mayEnd && <Form frame={frame} {...page} />}
      <List frame={frame} {...page} />
      <h2>{words.look[frame.lang]}</h2>
      <form method="get" action={`${frame.base}/v1/session-endings`}>
        <input type="hidden" name="lang" value={frame.lang} />
        <Field
          frame={frame}
          question={{ ...regionQuestion, id: 'look' }}
          filled={filledWith(page.region)}
        />
        <button type="submit" class="button outline">
          {words.show[frame.lang]}
        </button>
      </form>
    </Layout>,
  );

const filledWith = (region: string) => ({ values: { region }, errors: [] });

const common = { group: 'session', required: 'always' } as const;

const regionQuestion: Question = {
  ...common,
  name: 'region',
  kind: 'text',
  maxLength: 5,
  label: words.region,
};

const questions: readonly Question[] = [
  regionQuestion,
  { ...common, name: 'personId', kind: 'text', maxLength: 128, label: words.person },
  {
    ...common,
    name: 'reason',
    kind: 'select',
    label: words.reason,
    options: Object.entries(words.reasons).map(([value, label]) => ({ value, label })),
  },
];

const Form = ({ frame, region }: Props) => (
  <section>
    <p>{words.intro[frame.lang]}</p>
    <form method="post" action={`${frame.base}/v1/session-endings`} autocomplete="off">
      {questions.map((question) => (
        <Field frame={frame} question={question} filled={filledWith(region)} />
      ))}
      <button type="submit">{words.end[frame.lang]}</button>
    </form>
  </section>
);

const List = ({ frame, endings }: Props) =>
  endings.length === 0 ? (
    <p>{words.none[frame.lang]}</p>
  ) : (
    <ul class="cards">
      {endings.map(({ personId, reason, at, by, byName }) => (
        <li>
          <strong>{personId}</strong> · {words.reasons[reason][frame.lang]} ·{' '}
          {formatMoment(Date.parse(at), 'Asia/Jakarta', frame.lang)} · {words.by[frame.lang]}{' '}
          <PersonName frame={frame} id={by} name={byName} />
        </li>
      ))}
    </ul>
  );
