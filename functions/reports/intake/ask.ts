import * as z from 'zod/mini';
import type { Words } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';
import type { Requirement } from './completeness.ts';

/** What officers or authorities call an answer; 'shown-elsewhere' where the page shows it in another way. */
type Label = Words | 'shown-elsewhere';

/** A question of the report form: besides how it is shown, all that is decided about its answer. */
export type ReportQuestion = Question & {
  /** 'identity': about who reports, stored apart under the reporters' key, only in the named lane, read by two. */
  kept: 'report' | 'identity';
  officersLabel: Label;
  bawasluLabel: Label;
  /** Whether a webhook's mapping may fill it. */
  fromWebhooks: boolean;
  /** The requirement of Bawaslu that it helps to meet. */
  countsFor?: Requirement;
};

/** One entry of the report form: how a question is shown, and what its answer must be. */
export const ask = <
  const Name extends string,
  const Required extends Question['required'],
  Shape extends z.core.$ZodType,
>(
  question: Omit<ReportQuestion, 'name' | 'required'> & { name: Name; required: Required },
  takes: Shape,
) => ({ question, takes });

/** A text of a bounded length, trimmed. */
export const text = (minLength: number, maxLength: number) =>
  z.string().check(z.trim(), z.minLength(minLength), z.maxLength(maxLength));

/** An http or https address. */
export const link = z
  .string()
  .check(z.maxLength(500), z.regex(/^https?:\/\/[^\s/$.?#][^\s]*$/i, 'not-a-link'));

/** A calendar date, `YYYY-MM-DD`. */
export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
