import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { FieldSheet } from '../field-sheets.ts';
import { words } from '../words.ts';

type Props = { sheets: FieldSheet[]; caseKey: string; caseNumber: string };

const sureWords: Record<FieldSheet['fields'][number]['sure'], Words> = {
  seen: words.fieldSeen,
  recalled: words.fieldRecalled,
  uncertain: words.fieldUncertain,
};

/** Sheets to copy from, one field after the other as the desk asks them; an empty one is for others to fill in. */
export const renderFieldSheets = (
  frame: PageFrame,
  { sheets, caseKey, caseNumber }: Props,
): string =>
  renderPage(
    <Layout frame={frame} title={`${words.fieldSheets[frame.lang]} ${caseNumber}`}>
      <p class="hint">{words.fieldSheetsExplained[frame.lang]}</p>
      {sheets.map(({ desk, title, note, fields }) => (
        <section aria-labelledby={`s-${desk}`}>
          <h2 id={`s-${desk}`}>{title}</h2>
          <div class="notice">
            <p>{note}</p>
          </div>
          <dl class="facts">
            {fields.map(({ label, value, sure }) => (
              <>
                <dt>
                  {label} <span class="hint">({sureWords[sure][frame.lang]})</span>
                </dt>
                <dd class="said">{value === '' ? '…' : value}</dd>
              </>
            ))}
          </dl>
        </section>
      ))}
      <p>
        <a class="button outline" href={`${frame.base}/v1/cases/${caseKey}`}>
          {words.backToTheCase[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
