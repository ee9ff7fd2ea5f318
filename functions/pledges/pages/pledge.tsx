import type { Campaign } from '../../../shared/campaign.ts';
import { ErrorSummary, Field, Note, pointedAt, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { wordsIn } from '../../../shared/page/words/words.ts';
import { inRegion } from '../unit-in-region.ts';
import { agreed, pledgeQuestions, unit } from './pledge-questions.ts';
import { WaitingPledges, WorksOffline } from './waiting.tsx';

type Props = { frame: PageFrame; campaign: Campaign; filled: Filled; idempotencyKey: string };

/** The pledge form: half a minute on a phone, without script. */
export const renderPledge = (props: Props): string => {
  const { frame, campaign, filled } = props;
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const asked = pledgeQuestions(campaign);
  const common = { frame, filled };
  return renderPage(
    <Layout
      frame={frame}
      title={say('Ikrar netralitas', 'Pledge of neutrality')}
      scripts={['pledge-offline.js']}
    >
      <WaitingPledges frame={frame} />
      <ErrorSummary {...common} questions={Object.values(asked)} />
      <PledgeText frame={frame} campaign={campaign} />
      <form method="post" action={`${frame.base}/v1/pledges`} data-pledge>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <input type="hidden" name="swornAt" />
        <input type="hidden" name="lang" value={frame.lang} />
        <Field {...common} question={asked.region} />
        <UnitSelect {...props} />
        <Field {...common} question={asked.staffKind} />
        <Field {...common} question={asked.number} />
        {asked.staffNumber && <Field {...common} question={asked.staffNumber} />}
        <Agree {...common} />
        <WorksOffline frame={frame} />
        <button type="submit">{say('Saya berikrar', 'I pledge')}</button>
      </form>
    </Layout>,
  );
};

const PledgeText = ({ frame, campaign }: { frame: PageFrame; campaign: Campaign }) => {
  const { opening, points, closing, version } = campaign.pledgeText;
  return (
    <section
      class="pledge"
      aria-label={frame.lang === 'id' ? 'Naskah ikrar' : 'Words of the pledge'}
    >
      <p>{opening[frame.lang]}</p>
      <ol>
        {points.map((point) => (
          <li>{point[frame.lang]}</li>
        ))}
      </ol>
      <p>{closing[frame.lang]}</p>
      <small>
        {frame.lang === 'id' ? `Naskah versi ${version}` : `Version ${version} of the text`}
      </small>
    </section>
  );
};

const UnitSelect = ({ frame, campaign, filled }: Props) => {
  const said = filled.values['unit'];
  const chosen = (region: string, code: string) =>
    said === inRegion(region, code) || (said === code && filled.values['region'] === region);
  return (
    <div class={filled.errors.some(({ field }) => field === 'unit') ? 'field wrong' : 'field'}>
      <label for="q-unit">{unit.label[frame.lang]}</label>
      <Note frame={frame} question={unit} filled={filled} />
      <select name="unit" required {...pointedAt('unit', filled)}>
        <option value="">{wordsIn(frame.lang).choose}</option>
        {campaign.regions.map(({ code: region, name, units }) => (
          <optgroup label={name}>
            {units.map(({ code, name: unitName }) => (
              <option value={inRegion(region, code)} selected={chosen(region, code)}>
                {unitName}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
};

const Agree = ({ frame, filled }: { frame: PageFrame; filled: Filled }) => (
  <div class="field">
    <Note frame={frame} question={agreed} filled={filled} />
    <label class="choice">
      <input type="checkbox" name="agreed" value="yes" required {...pointedAt('agreed', filled)} />
      <span>{agreed.label[frame.lang]}</span>
    </label>
  </div>
);
