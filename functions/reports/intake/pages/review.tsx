import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { PuzzleBox } from '../../../../shared/puzzle/puzzle-box.tsx';
import { otherUnit } from '../chosen-unit.ts';
import type { Completeness } from '../completeness.ts';
import { spouseMatters } from '../conduct-examples.ts';
import { namesStoredWith } from '../questions.ts';
import type { ReportDeadline } from '../report-deadline.ts';
import { reviewWords } from '../review-words.ts';
import { words } from '../words.ts';
import { DeadlineLeft } from './deadline-left.tsx';
import { Sending } from './draft.tsx';
import { Meter } from './meter.tsx';
import { FilesChecked } from './report-files.tsx';
import { ReportBar } from './report-bar.tsx';

type Props = {
  frame: PageFrame;
  questions: Question[];
  values: Record<string, string>;
  idempotencyKey: string;
  complete: Completeness;
  deadline: ReportDeadline;
};

/** What would be sent, line by line, each with a way back to its field; the report is sent from here. */
export const renderReview = (props: Props): string => {
  const { frame, values, idempotencyKey } = props;
  const { lang, base } = frame;
  return renderPage(
    <Layout frame={frame} title={reviewWords.title[lang]} scripts={['quick-exit.js']}>
      <ReportBar frame={frame} complete={props.complete} />
      <p class="lead">{reviewWords.nothingIsSentYet[lang]}</p>
      <form method="post" action={`${base}/v1/reports`} autocomplete="off" data-review>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="lang" value={lang} />
        {Object.entries(values).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <dl class="review">
          {asked(props).map((question) => (
            <Line frame={frame} question={question} value={values[question.name]} />
          ))}
        </dl>
        <FilesChecked frame={frame} />
        <p class="hint">
          {
            (values['lane'] === 'named' ? reviewWords.yourNameIsApart : reviewWords.noNameIsSent)[
              lang
            ]
          }
        </p>
        <DeadlineLeft frame={frame} deadline={props.deadline} />
        <Meter frame={frame} complete={props.complete} told="missing" />
        <p class="hint">{words.whatIsNotComplete[lang]}</p>
        <Sending frame={frame} />
        <PuzzleBox frame={frame} without={words.withoutThePuzzle} />
        <div class="buttons">
          <button type="submit">{words.sendTheReport[lang]}</button>
          <button
            type="submit"
            class="button outline"
            formaction={`${base}/lapor/ubah`}
            data-back=""
          >
            {reviewWords.backToTheForm[lang]}
          </button>
        </div>
      </form>
    </Layout>,
  );
};

/** All that the form asks: in the chosen lane, of a unit that is not in the list, about a spouse where it matters. */
const asked = ({ questions, values }: Props): Question[] => {
  const identity = namesStoredWith('identity');
  const { accusedUnit, conduct } = values;
  const isLeftOut = (name: string): boolean =>
    (identity.includes(name) && values['lane'] !== 'named') ||
    (name === 'accusedUnitOther' && accusedUnit !== otherUnit) ||
    (name === 'spouse' && !spouseMatters.some((one) => one === conduct));
  return questions.filter(({ name }) => values[name] !== undefined || !isLeftOut(name));
};

type LineProps = { frame: PageFrame; question: Question; value: string | undefined };

const Line = ({ frame, question, value }: LineProps) => {
  const { lang, base } = frame;
  const label = question.label[lang];
  return (
    <div>
      <dt>{label}</dt>
      <dd class="said">
        {value === undefined ? (
          <span class="hint">{reviewWords.leftEmpty[lang]}</span>
        ) : (
          shown(question, value, lang)
        )}
      </dd>
      <dd>
        <button
          type="submit"
          class="quiet"
          formaction={`${base}/lapor/ubah#q-${question.name}`}
          data-back={question.name}
        >
          {reviewWords.change[lang]} <span class="unseen">{label}</span>
        </button>
      </dd>
    </div>
  );
};

/** An answer in the words of its choice; a day in words. */
const shown = (
  { options = [], kind }: Question,
  value: string,
  lang: PageFrame['lang'],
): string => {
  if (kind === 'date') return formatDay(value, lang);
  return options.find((option) => option.value === value)?.label[lang] ?? value;
};
