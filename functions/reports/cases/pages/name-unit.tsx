import { reasonText } from '../../../../shared/http/problem-words.ts';
import { nobodyHere } from '../case-forms.ts';
import { words } from '../words.ts';
import type { PartProps } from './case-file.tsx';

/** For whoever is above the region: settles where the accused serves, so that the others of the region may know. */
export const NameUnit = ({ frame, page }: PartProps) => {
  const { file, newId } = page;
  if (file.naming === null) return null;
  const isOpen = file.unitStanding === 'to-be-named' || isLeft(page);
  return (
    <section>
      <h2>{words.nameTheUnit[frame.lang]}</h2>
      <p class="hint">{words.untilThenNobody[frame.lang]}</p>
      {file.naming.keepFrom !== null && (
        <p>
          {words.mustNotSeeIt[frame.lang]} <span class="said">{file.naming.keepFrom}</span>
        </p>
      )}
      <details open={isOpen}>
        <summary>{words.nameTheUnit[frame.lang]}</summary>
        <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/unit`}>
          <input type="hidden" name="version" value={file.version} />
          <input type="hidden" name="idempotencyKey" value={newId()} />
          <Units frame={frame} page={page} />
          <Reason frame={frame} page={page} />
          <button type="submit">{words.nameTheUnit[frame.lang]}</button>
        </form>
      </details>
    </section>
  );
};

/** Whether the form that was left is this one: those of the page have fields of their own. */
const isLeft = ({ filled: { values, errors } }: PartProps['page']): boolean =>
  values['units'] !== undefined || errors.some(({ field }) => field === 'units');

const saidOf = (page: PartProps['page'], name: string): string =>
  isLeft(page) ? (page.filled.values[name] ?? '') : '';

const Units = ({ frame, page }: PartProps) => {
  const said = saidOf(page, 'units');
  return (
    <p class="field">
      <label for="q-unit">{words.unitOfTheAccused[frame.lang]}</label>
      <Wrong frame={frame} page={page} name="units" />
      <select id="q-unit" name="units" required aria-describedby="q-unit-units-note">
        <option value="">{words.choose[frame.lang]}</option>
        {page.units.map(({ code, name }) => (
          <option value={code} selected={said === code}>
            {name}
          </option>
        ))}
        <option value={nobodyHere} selected={said === nobodyHere}>
          {words.nobodyOfThisRegion[frame.lang]}
        </option>
      </select>
    </p>
  );
};

const Reason = ({ frame, page }: PartProps) => (
  <p class="field">
    <label for="q-unit-reason">{words.reason[frame.lang]}</label>
    <Wrong frame={frame} page={page} name="reason" />
    <textarea
      id="q-unit-reason"
      name="reason"
      rows={3}
      maxLength={1000}
      required
      aria-describedby="q-unit-reason-note"
    >
      {saidOf(page, 'reason')}
    </textarea>
  </p>
);

const Wrong = ({ frame, page, name }: PartProps & { name: string }) => (
  <span class="note" id={`q-unit-${name}-note`}>
    {isLeft(page) &&
      page.filled.errors
        .filter(({ field }) => field === name)
        .map(({ reason }) => <span class="error">{reasonText(reason, frame.lang)}</span>)}
  </span>
);
