import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { numberText } from '../../../shared/page/number-text.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { PersonName } from '../../../shared/page/person-name.tsx';
import { rungWords } from '../alerts/alert-words.ts';
import type { PracticeView } from './operations.ts';
import { words } from './words.ts';

type Props = { view: PracticeView; mayEmpty: boolean };
type PracticePage = Props & { frame: PageFrame };

/** Where to practise, how long each practice report waited, and the button that empties it all. */
export const renderPractice = (frame: PageFrame, props: Props): string =>
  renderPage(
    <Layout frame={frame} title={words.title[frame.lang]}>
      <p class="lead">{words.lead[frame.lang]}</p>
      <Places frame={frame} />
      <Drill frame={frame} {...props} />
      {props.mayEmpty && <EmptyForm frame={frame} />}
      <Emptied frame={frame} {...props} />
    </Layout>,
  );

const at = `region=${practiceRegion}`;

const Places = ({ frame: { base, lang } }: { frame: PageFrame }) => (
  <section>
    <h2>{words.practise[lang]}</h2>
    <ul>
      <li>
        <a href={`${base}/ikrar?${at}`}>{words.pledge[lang]}</a>
      </li>
      <li>
        <a href={`${base}/v1/participation?${at}`}>{words.counts[lang]}</a>
      </li>
      <li>
        <a href={`${base}/v1/ceremonies?${at}`}>{words.ceremony[lang]}</a>
      </li>
      <li>
        <a href={`${base}/v1/officers?${at}`}>{words.register[lang]}</a>
      </li>
    </ul>
  </section>
);

const Drill = ({ frame, view }: PracticePage) => {
  const { base, lang } = frame;
  return (
    <section>
      <h2>{words.drill[lang]}</h2>
      <ol>
        {words.drillSteps[lang].map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="buttons">
        <a class="button outline" href={`${base}/v1/announcements?scope=${practiceRegion}`}>
          {words.announce[lang]}
        </a>{' '}
        <a class="button outline" href={`${base}/lapor?lane=lead&${at}`}>
          {words.report[lang]}
        </a>
      </p>
      <h3>{words.took[lang]}</h3>
      {view.medianMinutes !== null && (
        <p>{words.median[lang](numberText(view.medianMinutes, lang))}</p>
      )}
      {view.drills.length === 0 ? <p>{words.none[lang]}</p> : <Times frame={frame} view={view} />}
    </section>
  );
};

const Times = ({ frame: { lang }, view }: Pick<PracticePage, 'frame' | 'view'>) => (
  <table>
    <thead>
      <tr>
        {(['case', 'opened', 'minutes', 'reached'] as const).map((name) => (
          <th scope="col">{words[name][lang]}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {view.drills.map(({ caseNumber, openedAt, minutesToTake, rung, toldNobody }) => (
        <tr>
          <th scope="row">{caseNumber}</th>
          <td>{formatMoment(Date.parse(openedAt), zoneOf(practiceRegion), lang)}</td>
          <td>{minutesToTake === null ? words.waiting[lang] : numberText(minutesToTake, lang)}</td>
          <td>{toldNobody ? words.nobody[lang] : rungWords(rung ?? '–')[lang]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const EmptyForm = ({ frame: { base, lang } }: { frame: PageFrame }) => (
  <form method="post" action={`${base}/v1/practice/emptying`}>
    <h2>{words.empty[lang]}</h2>
    <p class="hint">{words.emptyHint[lang]}</p>
    <label class="choice">
      <input type="checkbox" name="sure" value="yes" required />
      <span>{words.sure[lang]}</span>
    </label>
    <button type="submit">{words.empty[lang]}</button>
  </form>
);

const Emptied = ({ frame, view }: Pick<PracticePage, 'frame' | 'view'>) => {
  const { lang } = frame;
  return view.emptyings.length === 0 ? null : (
    <section>
      <h2>{words.emptied[lang]}</h2>
      <ul>
        {view.emptyings.map(({ at: moment, emptiedBy, emptiedByName }) => (
          <li>
            {formatMoment(Date.parse(moment), zoneOf(practiceRegion), lang)} {words.by[lang]}{' '}
            <PersonName frame={frame} id={emptiedBy} name={emptiedByName} />
          </li>
        ))}
      </ul>
    </section>
  );
};
