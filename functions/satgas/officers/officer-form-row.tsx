import type { ComponentChildren } from 'preact';
import type { Campaign } from '../../../shared/campaign.ts';
import { reasonText } from '../../../shared/http/problem-words.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { Officer } from './officer.ts';

/** What the form of an officer is made of. */
export type OfficerFormProps = {
  campaign: Campaign;
  region: string;
  /** As the register has them; undefined: somebody new. */
  officer: Officer | undefined;
  filled: Filled;
};
/** The same for one reader. */
export type FormProps = OfficerFormProps & { frame: PageFrame };

type RowProps = {
  one: FormProps;
  name: string;
  label: Words;
  hint?: string | undefined;
  children: ComponentChildren;
};

/** One question of the form: its label, hint, field, and what is wrong with it. */
export const Row = ({ one: { frame, filled }, name, label, hint, children }: RowProps) => (
  <div class="field">
    <label for={`o-${name}`}>{label[frame.lang]}</label>
    {hint !== undefined && <span class="hint">{hint}</span>}
    {children}
    {filled.errors
      .filter(({ field }) => field === name)
      .map(({ reason, facts }) => (
        <span class="error">{reasonText(reason, frame.lang, facts)}</span>
      ))}
  </div>
);
