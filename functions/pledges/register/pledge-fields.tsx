import type { Campaign } from '../../../shared/campaign.ts';
import { Field, isAgreed, Note, pointedAt, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { wordsIn } from '../../../shared/page/words/words.ts';
import { inRegion } from './unit-in-region.ts';
import { agreed, pledgeQuestions, unit } from './pledge-questions.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; campaign: Campaign; filled: Filled };

/** Asks for the act where the campaign offers several and no ceremony says which. */
export const ActField = ({ frame, campaign, filled }: Props) => {
  const { act } = pledgeQuestions(campaign);
  if (!act || isAttending(filled)) return null;
  return <Field frame={frame} filled={withFirstAct(campaign, filled)} question={act} />;
};

/** Whether the form was opened from the screen of a ceremony, which has its own act, and just that was not refused. */
export const isAttending = ({ values, errors }: Filled): boolean =>
  Boolean(values['ceremony']) && !errors.some(({ field }) => field === 'ceremony');

/** Unless said otherwise, a pledge is the first act the campaign offers: as over the API. */
const withFirstAct = ({ acts }: Campaign, { values, errors }: Filled): Filled => ({
  errors,
  values: { act: acts[0] ?? 'ikrar', ...values },
});

/** What a form carries that was opened from the screen of a ceremony, unless just that was refused. */
export const AtCeremony = ({ frame, filled }: { frame: PageFrame; filled: Filled }) => {
  const { ceremony, act } = filled.values;
  if (!isAttending(filled)) return null;
  return (
    <>
      <input type="hidden" name="ceremony" value={ceremony} />
      {act && <input type="hidden" name="act" value={act} />}
      <p class="notice">{words.thisPledgeBelongsTo[frame.lang]}</p>
    </>
  );
};

/** The units of all served regions, each under its own. */
export const UnitSelect = ({ frame, campaign, filled }: Props) => {
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

/** The last word of the form. */
export const Agree = ({ frame, filled }: { frame: PageFrame; filled: Filled }) => (
  <div class="field">
    <Note frame={frame} question={agreed} filled={filled} />
    <label class="choice">
      <input
        type="checkbox"
        name="agreed"
        value="yes"
        checked={isAgreed(filled)}
        required
        {...pointedAt('agreed', filled)}
      />
      <span>{agreed.label[frame.lang]}</span>
    </label>
  </div>
);
