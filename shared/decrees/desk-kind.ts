import * as z from 'zod/mini';
import type { Campaign } from '../campaign.ts';
import type { Words } from '../page/frame.ts';
import type { Question } from '../page/question.ts';
import type { FieldError } from '../refusal.ts';
import type { Held } from './held.ts';
import type { KindName } from './kind-names.ts';

/** The fields of a form, as they were sent. */
export type Fields = Readonly<Record<string, string>>;

/**
 * Where and when a value is to hold: a scope ('ID' or a region's code), from a time on the wall, in milliseconds too; and
 * what two people decided of the scope already.
 */
export type Place = {
  campaign: Campaign;
  scope: string;
  held: Held | undefined;
  validFrom: string;
  from: number;
  now: number;
};

/** Upon what a form is read: the campaign, and what two people decided of the scope. */
export type Upon = { campaign: Campaign; scope: string; held: Held | undefined };

/** What would follow from a value: numbers, over what could be looked at in time. */
export type Preview = { facts: Words[]; complete: boolean };

export type Declared<S extends z.core.$ZodType> = {
  kind: KindName;
  /** Where its page is. */
  address: `/v1/decrees/${string}`;
  words: { title: Words; help: Words };
  /** No region has one of its own. */
  ofNationOnly?: true;
  /** The nation has none. */
  ofRegionsOnly?: true;
  /** A value changes a part of what holds: word by word against all of it it says nothing. */
  changesPart?: true;
  /** No value of it goes when a later one follows: what began under it keeps it. */
  stays?: true;
  /** The shape of its value. */
  value: () => S;
  /** What the form asks, besides from when. */
  questions: readonly Question[];
  /** Reads the fields of a form; a value with errors is not stored. */
  read: (fields: Fields, upon: Upon) => { value: z.output<S>; errors: FieldError[] };
  /** The fields that show a value; read again they are the same value. */
  fieldsOf: (value: z.output<S>) => Fields;
  /** What holds in a scope now, whoever decided it. */
  present: (campaign: Campaign, scope: string) => z.output<S>;
  /** Whose it is that holds in a scope, where a value may be followed; said before it. */
  standing?: (campaign: Campaign, scope: string) => Words[];
  /** A value in words, a line each. */
  says: (value: z.output<S>) => Words[];
  /** What is wrong with a value there, beyond its shape; when it is asked for, and again when it is agreed to. */
  check: (value: z.output<S>, place: Place) => FieldError[];
  /** What would follow from it. */
  preview: (value: z.output<S>, place: Place) => Promise<Preview>;
};

/** A kind as a desk has it: values are parsed wherever they are used. */
export type DeskKind = Pick<
  Declared<z.core.$ZodType>,
  | 'kind'
  | 'address'
  | 'words'
  | 'questions'
  | 'ofNationOnly'
  | 'ofRegionsOnly'
  | 'changesPart'
  | 'stays'
  | 'standing'
> & {
  read: (fields: Fields, upon: Upon) => { value: unknown; errors: FieldError[] };
  /** Undefined where this version cannot read the value. */
  fieldsOf: (value: unknown) => Fields | undefined;
  says: (value: unknown) => Words[] | undefined;
  present: (campaign: Campaign, scope: string) => unknown;
  check: (value: unknown, place: Place) => FieldError[];
  preview: (value: unknown, place: Place) => Promise<Preview>;
};

/** Declares a kind of decree, whole: everything a desk needs to ask for it, show it and put it in force. */
export const deskKind = <S extends z.core.$ZodType>(declared: Declared<S>): DeskKind => {
  const readable = (value: unknown): z.output<S> | undefined => {
    const read = z.safeParse(declared.value(), value);
    return read.success ? read.data : undefined;
  };
  const parsed = (value: unknown): z.output<S> => z.parse(declared.value(), value);
  const { kind, address, words, questions, read, present } = declared;
  return {
    ...{ kind, address, words, questions, read, present },
    ...(declared.ofNationOnly && { ofNationOnly: true }),
    ...(declared.ofRegionsOnly && { ofRegionsOnly: true }),
    ...(declared.changesPart && { changesPart: true }),
    ...(declared.stays && { stays: true }),
    ...(declared.standing && { standing: declared.standing }),
    fieldsOf: (value) => {
      const known = readable(value);
      return known === undefined ? undefined : declared.fieldsOf(known);
    },
    says: (value) => {
      const known = readable(value);
      return known === undefined ? undefined : declared.says(known);
    },
    check: (value, place) => declared.check(parsed(value), place),
    preview: (value, place) => declared.preview(parsed(value), place),
  };
};
