import type * as z from 'zod/mini';
import type { RefusalCode } from '../refusal.ts';
import type { Who } from './who.ts';

export type Schema = z.core.$ZodType;

/** One answer an operation gives. */
export type Given = {
  description: string;
  schema?: Schema;
  /** Media types besides application/json, e.g. 'text/html' where a page is served too. */
  also?: readonly string[];
  headers?: Readonly<Record<string, string>>;
};

export type Takes = {
  path?: Schema;
  query?: Schema;
  headers?: Schema;
  /** The fields of the body, whichever of its media types they come in. */
  body?: Schema;
  /** Media types the body may have; JSON and forms unless said. */
  bodyTypes?: readonly string[];
  /** Fields that a form may send more than once: their values are read as one text, joined by commas. */
  lists?: readonly string[];
  /**
   * How the body is read before the use case is called: 'fields' (unless said) by its schema; 'upload' by its schema,
   * with at most one file of `mostBytes` beside the fields; 'file' as one file of `mostBytes`, which is the body
   * itself or stands in a multipart form (the schema then only describes it); 'bytes' not at all: the use case reads
   * what arrived, and no retry mark is looked for.
   */
  reads?: 'fields' | 'upload' | 'file' | 'bytes';
  mostBytes?: number;
  /** Of 'file': the reason that refuses a larger one, where it has words of its own. */
  tooLarge?: string;
  example?: unknown;
  /** A caller may say in the header `Puzzle` that it takes a puzzle rather than wait, or send the solution of one. */
  puzzle?: true;
};

/**
 * What others may store of an answer, to send it to whoever asks next. 'question': answers differ by the query, by page or
 * data, and by the language chosen; 'address': by nothing of the request.
 */
export type Stored = {
  by: 'address' | 'question';
  /** How long, where the use case does not say so itself; then CloudFront stores it and browsers do not. */
  seconds?: number;
};

/**
 * One operation of the public API, declared once: the router, the access check, API Gateway, the OpenAPI document and
 * the tests that walk all rights read it.
 */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  path: string;
  /** Entry file below functions/ that serves it, without `.lambda.ts`. */
  entry: string;
  who: Who;
  /** 'page' and 'file' are for people rather than for programs: described shortly. */
  kind: 'api' | 'page' | 'file';
  says: string;
  /** What of a report it shows, in one word: each call leaves an entry with it before anything is answered. */
  shows?: string;
  /** Left out: its answers are stored by nobody, whatever the use case says. */
  stored?: Stored;
  /** What a caller must know besides. */
  more?: string;
  takes?: Takes;
  gives: Readonly<Record<number, Given>>;
  /** The refusals it can give, besides those every operation can. */
  refuses: readonly RefusalCode[];
};

/** The operations of one room, by name. */
export type Operations = Readonly<Record<string, Operation>>;

/** Addresses that lead to a case or an alert, and so to a report about somebody. */
type AboutReport =
  | `${string}{caseKey}${string}`
  | `${string}{alertId}${string}`
  | `/v1/cases${string}`
  | `/v1/alerts${string}`
  | `/a/${string}`;

/**
 * An operation about a report must say what it does about conflicts of interest, and one on cases what it shows;
 * otherwise it does not compile.
 */
export type ConflictRule<Path> = (Path extends AboutReport
  ? { who: { conflict: 'barred' } }
  : unknown) &
  (Path extends `/v1/cases${string}` ? { shows: string } : unknown);

/** What may be stored is what anybody may read; anything else that says so does not compile. */
type StoredRule<O> = O extends { stored: Stored }
  ? { method: 'GET'; who: { by: 'anybody' } }
  : unknown;

/**
 * Declares an operation; one on a case without a rule of conflict of interest, that leaves no entry, or that lets others
 * store what is not everybody's, does not compile.
 */
export const operation = <const O extends Operation>(
  declared: O & ConflictRule<O['path']> & StoredRule<O>,
): O => declared;

const html = ['text/html'] as const;

/** An answer for programs, and for people a page of the same facts. */
export const givesWithPage = <const S extends Schema>(description: string, schema: S) =>
  ({ description, schema, also: html }) as const;
