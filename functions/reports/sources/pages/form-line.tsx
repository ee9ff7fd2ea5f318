import type { ComponentChildren } from 'preact';
import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';

type LineProps = {
  frame: PageFrame;
  filled: Filled;
  name: string;
  label: Words;
  hint?: Words | undefined;
  children: ComponentChildren;
};

/** What the API calls a field, and the page another name. */
const aliases: Record<string, string> = {
  'api.baseUrl': 'apiBaseUrl',
  'api.token': 'apiToken',
  'api.formId': 'apiFormId',
  api: 'apiBaseUrl',
  secrets: 'newSecret',
  'secrets.0': 'newSecret',
};

/** A labelled control with what is wrong with it beside it. */
export const Line = ({ frame, filled, name, label, hint, children }: LineProps) => {
  const wrong = filled.errors.filter(
    ({ field }) =>
      (aliases[field] ?? field) === name || (name === 'mapping' && field.startsWith('mapping.')),
  );
  return (
    <p class={wrong.length > 0 ? 'field wrong' : 'field'}>
      <label for={`q-${name}`}>{label[frame.lang]}</label>
      <span class="note" id={`n-${name}`}>
        {hint && <span class="hint">{hint[frame.lang]}</span>}
        {wrong.map(({ field, reason }) => (
          <span class="error">
            {field === name ? '' : `${field}: `}
            {reasonText(reason, frame.lang)}
          </span>
        ))}
      </span>
      {children}
    </p>
  );
};
