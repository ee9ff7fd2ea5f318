import type { Answer } from '../http/answer.ts';
import type { Operation } from './operation.ts';

/** As long again a cache may send what it has while it fetches anew. */
const staleSeconds = 30;

/**
 * The answer with what its operation lets others store of it: nothing, unless the operation says so. No refusal, nothing
 * that sets a cookie and nothing that somebody signed in asked for is ever stored.
 */
export const storing = (
  { stored }: Pick<Operation, 'stored'>,
  answer: Answer,
  isSignedIn: boolean,
): Answer => {
  const isShared = stored && !isSignedIn && !answer.cookies?.length && isWhole(answer);
  if (!isShared) return withoutStoring(answer);
  if (stored.seconds === undefined) return answer;
  const control = `public, max-age=0, s-maxage=${stored.seconds}, stale-while-revalidate=${staleSeconds}`;
  return { ...answer, headers: { 'cache-control': control, ...answer.headers } };
};

const isWhole = ({ status }: Answer): boolean => status === 200 || status === 304;

const withoutStoring = (answer: Answer): Answer =>
  /public|max-?age/.test(answer.headers?.['cache-control'] ?? '')
    ? { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } }
    : answer;
