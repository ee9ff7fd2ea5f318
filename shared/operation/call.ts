import type * as z from 'zod/mini';
import type { AnswerFile, AnswerPage } from '../http/answer.ts';
import type { Account, Person, Request } from '../http/request.ts';
import type { SentFile } from '../http/upload.ts';
import type { SentPuzzle } from '../puzzle/puzzle-gate.ts';
import type { Guard } from './guard.ts';
import type { Given, Operation, Schema, Takes } from './operation.ts';

type None = Record<string, never>;
type Read<S, Otherwise = None> = S extends Schema ? z.core.output<S> : Otherwise;
type TakesOf<O extends Operation> = O extends { takes: infer T extends Takes } ? T : None;

/** The mark of a retry: `Idempotency-Key`, or the hidden field of a form. */
type Retry = { idempotencyKey: string | undefined };

type BodyOf<T> = T extends { reads: 'bytes' }
  ? { bytes: Buffer }
  : T extends { reads: 'file' }
    ? Retry & { file: SentFile }
    : T extends { reads: 'upload'; body: infer S }
      ? Retry & { body: Read<S>; file: Uint8Array | undefined }
      : T extends { body: infer S }
        ? Retry & { body: Read<S> }
        : Retry;

type PuzzleOf<T> = T extends { puzzle: true } ? { puzzle: SentPuzzle } : unknown;

/** Who calls: a person known to the use case, one to be cleared for each case or alert, or nobody in particular. */
type Caller<O extends Operation> = O['who'] extends { by: 'sign-in'; conflict: 'barred' }
  ? { guard: Guard }
  : O['who'] extends { by: 'sign-in'; account: 'unbound' }
    ? { account: Account }
    : O['who'] extends { by: 'sign-in' }
      ? {
          person: Person;
          /** The person, for a region their role reaches; throws Refusal 'wrong-region'. */
          within: (region: string) => Person;
        }
      : unknown;

/** What a use case is called with: everything the operation says it takes, read and typed. */
export type Call<O extends Operation> = {
  path: Read<TakesOf<O>['path']>;
  query: Read<TakesOf<O>['query']>;
  request: Omit<Request, 'person' | 'account' | 'params' | 'query'>;
} & BodyOf<TakesOf<O>> &
  PuzzleOf<TakesOf<O>> &
  Caller<O>;

type Rest = { headers?: Record<string, string>; cookies?: string[] };

type AnswerWith<Status, G extends Given> = Rest & { status: Status } & (G extends {
    schema: infer S extends Schema;
  }
    ? | { body: z.core.output<S>; page?: AnswerPage }
      | { body?: undefined; page: AnswerPage }
      | { body?: undefined; file: AnswerFile }
    : { body?: undefined; page?: AnswerPage; file?: AnswerFile });

/** An answer the operation says it gives: its status, and a body that fits the schema it is published under. */
export type AnswerOf<O extends Operation> = {
  [Status in keyof O['gives'] & number]: AnswerWith<Status, O['gives'][Status]>;
}[keyof O['gives'] & number];

/** The use case of an operation. */
export type Does<O extends Operation> = (call: Call<O>) => AnswerOf<O> | Promise<AnswerOf<O>>;
