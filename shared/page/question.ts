import type { Words } from './frame.ts';

export type Option = {
  value: string;
  label: Words;
  hint?: Words;
  group?: string;
  /** A class of its own, for the stylesheet to show what only this answer asks for. */
  mark?: string;
};

/** One question of a form, as data: how it is shown, and when it must be answered. */
export type Question = {
  name: string;
  /** Where the same question is on a page more than once: what tells it apart. Its name unless said. */
  id?: string;
  kind: 'text' | 'textarea' | 'date' | 'radio' | 'select' | 'tel' | 'email' | 'url';
  group: string;
  /** 'named': only when reporting with a name. */
  required: 'always' | 'named' | 'never';
  label: Words;
  hint?: Words;
  /** Said beside the label in place of "(may stay empty)". */
  remark?: Words;
  options?: Option[];
  maxLength?: number;
  autocomplete?: string;
  inputMode?: 'numeric' | 'tel' | 'email' | 'url';
};
