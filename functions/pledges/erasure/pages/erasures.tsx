import type { CampaignRegion } from '../../../../shared/campaign.ts';
import {
  ErrorSummary,
  Field,
  Note,
  pointedAt,
  type Filled,
} from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import type { ErasureView } from '../erasure.ts';
import { erasureQuestions } from './erasure-questions.ts';
import { Traces, whatWords } from './traces.tsx';
import { WhatGoes } from './what-goes.tsx';
import { words } from '../words.ts';

type Page = {
  here: CampaignRegion;
  /** Those the reader may look at. */
  regions: CampaignRegion[];
  erasures: ErasureView[];
  next?: string | undefined;
  mayErase: boolean;
  filled: Filled;
  /** The one that has just been done. */
  done: ErasureView | undefined;
  idempotencyKey: string;
};
type Props = Page & { frame: PageFrame };

/** Erasures of a region: what became of the last one, the form for who may, and the traces, the newest first. */
export const renderErasures = (frame: PageFrame, page: Page): string => {
  const { here, erasures, next, mayErase, filled } = page;
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.erasures[frame.lang]} ${here.name}`}
      query={`region=${here.code}`}
    >
      <RegionChooser frame={frame} path="/v1/erasures" regions={page.regions} chosen={here.code} />
      <ErrorSummary frame={frame} filled={filled} questions={erasureQuestions(here)} />
      <Done frame={frame} {...page} />
      <WhatGoes frame={frame} />
      {mayErase && <Form frame={frame} {...page} />}
      <Traces frame={frame} region={here} erasures={erasures} next={next} />
    </Layout>,
  );
};

/** Whether anything of the person was there. */
const tookAway = ({ pledge, roster, sheetRows }: ErasureView): boolean =>
  pledge === 'erased' || roster === 'erased' || sheetRows > 0;

const Done = ({ frame, done }: Props) =>
  done ? (
    <div class={tookAway(done) ? 'notice good' : 'notice'} role="status">
      <p>{whatWords(frame, done)}</p>
      <p>
        {tookAway(done)
          ? words.tellThePersonThat[frame.lang]
          : words.nothingWasErasedCheck[frame.lang]}
      </p>
      {done.sheetRows > 0 && <p>{words.theyStoodOnA[frame.lang]}</p>}
    </div>
  ) : null;

const Form = ({ frame, here, filled, idempotencyKey }: Props) => (
  <section>
    <h2>{words.eraseSomebodysRecord[frame.lang]}</h2>
    <form method="post" action={`${frame.base}/v1/erasures`} autocomplete="off">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="lang" value={frame.lang} />
      <input type="hidden" name="region" value={here.code} />
      {erasureQuestions(here).map((question) => (
        <Field frame={frame} question={question} filled={filled} />
      ))}
      <Tick frame={frame} filled={filled} name="forgetOnRoster" label={words.takeThemOffThe} />
      <Tick frame={frame} filled={filled} required name="confirmed" label={words.iHaveSeenThe} />
      <button type="submit">{words.erase[frame.lang]}</button>
    </form>
  </section>
);

type TickProps = Pick<Props, 'frame' | 'filled'> & Pick<Question, 'name' | 'label'>;

const Tick = ({ frame, filled, name, label, required }: TickProps & { required?: boolean }) => (
  <div class="field">
    <Note
      frame={frame}
      filled={filled}
      question={{ name, label, kind: 'radio', group: 'erasure', required: 'always' }}
    />
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        value="yes"
        required={required}
        checked={filled.values[name] === 'yes'}
        {...pointedAt(name, filled)}
      />
      <span>{label[frame.lang]}</span>
    </label>
  </div>
);
