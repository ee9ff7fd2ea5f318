import { frameOf, type Answer } from '../../../shared/http/answer.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';

/** Every answer about a code has a multiple of this many bytes; all but freaks have exactly this many. */
export const answerBytes = 48 * 1024;
/** Every answer about a code leaves at a multiple of this time after it was asked for, unless its operation says another: far above the work in it. */
export const answerStepMs = 500;

/** What is to be said about a code: the same facts for programs and as a page. */
export type Said = { body: Record<string, unknown>; page: (frame: PageFrame) => Promise<string> };

type Needs = {
  /** Milliseconds that never run backward. */
  tick: () => number;
  wait: (ms: number) => Promise<unknown>;
};

/**
 * Answers about follow-up codes so that who watches the line, or reads a proxy's log, cannot tell a right code from a
 * wrong one: the same status, headers, number of bytes and time. Refusals, which the code has no part in, pass at once.
 */
export const answersAlike =
  ({ tick, wait }: Needs) =>
  (useCase: (request: Request) => Promise<Said>, stepMs = answerStepMs): HttpUseCase =>
  async (request) => {
    const begun = tick();
    const answer = await sized(request, await useCase(request));
    const spentMs = tick() - begun;
    await wait(Math.ceil(Math.max(spentMs, 1) / stepMs) * stepMs - spentMs);
    return answer;
  };

const sized = async (request: Request, { body, page }: Said): Promise<Answer> => {
  const html = request.wantsHtml ? paddedPage(await page(frameOf(request))) : '';
  return {
    status: 200,
    body: paddedBody(body),
    page: () => html,
    // A proxy that compresses would bring the sizes apart again.
    headers: { 'cache-control': 'no-store, no-transform' },
  };
};

const paddedBody = (body: Record<string, unknown>) => {
  const bytes = Buffer.byteLength(JSON.stringify({ ...body, padding: '' }));
  return { ...body, padding: '.'.repeat(missing(bytes)) };
};

const [open, close] = ['<!--', '-->'];

const paddedPage = (html: string): string => {
  const bytes = Buffer.byteLength(html) + open.length + close.length;
  return html + open + '.'.repeat(missing(bytes)) + close;
};

const missing = (bytes: number): number => Math.ceil(bytes / answerBytes) * answerBytes - bytes;
