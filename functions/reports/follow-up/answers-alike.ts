import { frameOf } from '../../../shared/http/answer.ts';
import type { Call } from '../../../shared/operation/call.ts';
import type { Operation } from '../../../shared/operation/operation.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';

/** Every answer about a code has a multiple of this many bytes; nearly all have exactly this many. */
export const answerBytes = 48 * 1024;
/** Every answer about a code leaves at a multiple of this time after its request was read, unless its operation has another step: far above the work in it. */
export const answerStepMs = 500;

/** The reply about a code: the same facts for programs and as a page. */
export type Reply<Body extends object> = {
  body: Body;
  page: (frame: PageFrame) => Promise<string>;
};

type Padded<Body> = {
  status: 200;
  body: Body & { padding: string };
  page: () => string;
  headers: Record<string, string>;
};

type Asking = Pick<Call<Operation>, 'request'>;

type Needs = {
  /** Milliseconds that never run backward. */
  tick: () => number;
  wait: (ms: number) => Promise<unknown>;
};

/**
 * Answers about follow-up codes so that whoever watches the line, or reads a proxy's log, cannot tell a right code from a
 * wrong one: the same status, headers, number of bytes and time. Refusals, which do not depend on the code, pass at once.
 */
export const answersAlike =
  ({ tick, wait }: Needs) =>
  <Asked extends Asking, Body extends object>(
    useCase: (call: Asked) => Promise<Reply<Body>>,
    stepMs = answerStepMs,
  ) =>
  async (call: Asked): Promise<Padded<Body>> => {
    const begun = tick();
    const answer = await sized(call, await useCase(call));
    const spentMs = tick() - begun;
    await wait(Math.ceil(Math.max(spentMs, 1) / stepMs) * stepMs - spentMs);
    return answer;
  };

const sized = async <Body extends object>(
  { request }: Asking,
  { body, page }: Reply<Body>,
): Promise<Padded<Body>> => {
  const html = request.wantsHtml ? paddedPage(await page(frameOf(request, body))) : '';
  return {
    status: 200,
    body: paddedBody(body),
    page: () => html,
    // A proxy that compresses would bring the sizes apart again.
    headers: { 'cache-control': 'no-store, no-transform' },
  };
};

const paddedBody = <Body extends object>(body: Body): Body & { padding: string } => {
  const bytes = Buffer.byteLength(JSON.stringify({ ...body, padding: '' }));
  return { ...body, padding: '.'.repeat(missing(bytes)) };
};

const [open, close] = ['<!--', '-->'];

const paddedPage = (html: string): string => {
  const bytes = Buffer.byteLength(html) + open.length + close.length;
  return html + open + '.'.repeat(missing(bytes)) + close;
};

const missing = (bytes: number): number => Math.ceil(bytes / answerBytes) * answerBytes - bytes;
