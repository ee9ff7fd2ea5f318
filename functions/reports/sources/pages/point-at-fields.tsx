import { questions } from '../../intake/questions.ts';
import { mappedFields } from '../map-payload.ts';
import type { DryRunAnswer } from '../dry-run-form.ts';
import { kindWords } from './kind-words.ts';
import type { PartProps } from './source.tsx';
import { settingUpWords } from '../setting-up-words.ts';
import { writeLines } from '../source-form.ts';
import { fieldWords } from '../../../../shared/page/words/words.ts';

/** The fields of a delivery that was tried, to be pointed at: script writes the mapping; without it they are read off. */
export const PointAtFields = ({ frame, page }: PartProps) => {
  const parts = partsOf(page.dryRun?.found);
  if (!page.dryRun || parts.length === 0) return null;
  return (
    <section id="fields" data-point-at="q-try">
      <h3>{settingUpWords.pointAtFields[frame.lang]}</h3>
      <p class="hint">{settingUpWords.pointAtHint[frame.lang]}</p>
      {mappedFields.map((field) => (
        <p class="field" hidden data-pointer>
          <label for={`at-${field}`}>{labelOf(field, frame.lang)}</label>
          <select id={`at-${field}`} data-field={field}>
            <option value="">{settingUpWords.noneOfThem[frame.lang]}</option>
            {parts.map(({ path, ...kind }) => (
              <option value={path} selected={page.dryRun?.mapping[field] === path}>
                {path}: {kindWords(kind)[frame.lang]}
              </option>
            ))}
          </select>
        </p>
      ))}
      <details>
        <summary>{settingUpWords.fieldsOfTheDelivery[frame.lang]}</summary>
        <dl class="facts">
          {parts.map(({ path, ...kind }) => (
            <>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>{kindWords(kind)[frame.lang]}</dd>
            </>
          ))}
        </dl>
      </details>
    </section>
  );
};

const partsOf = (found: DryRunAnswer | undefined) =>
  (found?.tells.find(({ parts }) => parts.length > 0)?.parts ?? []).filter(
    ({ path }) => !path.includes('***'),
  );

const labelOf = (field: string, lang: 'id' | 'en'): string =>
  questions.find(({ name }) => name === field)?.label[lang] ?? fieldWords(field, lang);

/** Saves the mapping that was tried, as it is shown beside what it yields. */
export const SaveTried = ({ frame, page: { dryRun, source } }: PartProps) =>
  dryRun && Object.keys(dryRun.mapping).length > 0 ? (
    <form method="post" action={`${frame.base}/v1/sources`}>
      <input type="hidden" name="source" value={source.source} />
      <input type="hidden" name="seenAt" value={source.changedAt} />
      <input type="hidden" name="scheme" value={source.scheme} />
      {!source.active && <input type="hidden" name="paused" value="yes" />}
      <input type="hidden" name="mapping" value={writeLines(dryRun.mapping)} />
      <button type="submit">{settingUpWords.saveThisMapping[frame.lang]}</button>
    </form>
  ) : null;
