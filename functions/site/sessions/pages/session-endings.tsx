import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { scopeName, type Scope } from '../../../../shared/page/scopes.ts';
import { nation } from '../../../../shared/regions/regions.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { EndingView } from '../session-ending.ts';
import { words } from '../words.ts';

type Page = {
  region: string;
  endings: EndingView[];
  mayEnd: boolean;
  isDone: boolean;
  /** Those that the reader may look at. */
  scopes: readonly Scope[];
};
type Props = Page & { frame: PageFrame };

/** Whose sessions were ended in a region, the newest first; before them the form, for who may. */
export const renderEndings = (frame: PageFrame, page: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.title[frame.lang]} · ${scopeName(page.region, frame.lang)}`}
      query={`region=${page.region}`}
    >
      {page.isDone && (
        <p class="notice good" role="status">
          {words.ended[frame.lang]}
        </p>
      )}
      <RegionChooser
        frame={frame}
        path="/v1/session-endings"
        regions={page.scopes}
        chosen={page.region}
      />
      {page.mayEnd && <Form frame={frame} {...page} />}
      <List frame={frame} {...page} />
    </Layout>,
  );

const filledWith = (region: string) => ({ values: { region }, errors: [] });

const common = { group: 'session', required: 'always' } as const;

/** Regions of people whose sessions this reader may end: those below their own, and the nation's for the nation. */
const endableBy = ({ frame: { person }, scopes }: Props): readonly Scope[] =>
  scopes.filter(({ code }) => code === nation || code !== person?.region);

const questionsFor = (scopes: readonly Scope[]): readonly Question[] => [
  {
    ...common,
    name: 'region',
    kind: 'select',
    label: words.region,
    options: scopes.map(({ code, name }) => ({ value: code, label: { id: name, en: name } })),
  },
  { ...common, name: 'personId', kind: 'text', maxLength: 128, label: words.person },
  {
    ...common,
    name: 'reason',
    kind: 'select',
    label: words.reason,
    options: Object.entries(words.reasons).map(([value, label]) => ({ value, label })),
  },
];

const Form = (props: Props) => {
  const { frame, region } = props;
  const scopes = endableBy(props);
  if (scopes.length === 0) return null;
  return (
    <section>
      <p>{words.intro[frame.lang]}</p>
      <form method="post" action={`${frame.base}/v1/session-endings`} autocomplete="off">
        {questionsFor(scopes).map((question) => (
          <Field frame={frame} question={question} filled={filledWith(region)} />
        ))}
        <button type="submit">{words.end[frame.lang]}</button>
      </form>
    </section>
  );
};

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
