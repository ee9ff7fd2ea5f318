import { mediaType } from '../http/body.ts';
import type { Request } from '../http/request.ts';
import type { SentPuzzle } from './puzzle-gate.ts';

const longest = 2000;

/**
 * What a request says of puzzles: its header `Puzzle`, or the hidden field of a form whose page waits for the answer.
 * The field of a form that was stored on a phone and is sent later says nothing: nobody is there to wait. What is too
 * long says nothing either.
 */
export const sentPuzzle = (
  request: Pick<Request, 'headers' | 'body' | 'wantsHtml'>,
): SentPuzzle => {
  const said = request.headers['puzzle']?.[0] ?? (request.wantsHtml ? inForm(request) : undefined);
  return said === undefined || said === '' || said.length > longest ? undefined : said;
};

const inForm = (request: Pick<Request, 'headers' | 'body'>): string | undefined =>
  mediaType(request) === 'application/x-www-form-urlencoded'
    ? (new URLSearchParams(request.body.toString('utf8')).get('puzzle') ?? undefined)
    : undefined;
