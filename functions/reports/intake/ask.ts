import * as z from 'zod/mini';
import type { Question } from '../../../shared/page/question.ts';

/** One entry of the report form: how a question is shown, and what its answer must be. */
export const ask = <
  const Name extends string,
  const Required extends Question['required'],
  Shape extends z.core.$ZodType,
>(
  question: Omit<Question, 'name' | 'required'> & { name: Name; required: Required },
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
