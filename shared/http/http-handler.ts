import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { callBegins } from '../each-call.ts';
import { logOf, type Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { writeAnswer, type Answer } from './answer.ts';
import { Busy } from './busy.ts';
import type { Problem } from './problem.ts';
import { readRequest, type Request } from './request.ts';
import { wayBack } from './way-back.ts';

export type HttpUseCase = (request: Request) => Promise<Answer> | Answer;

type Pass = middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>;

/** Wraps a use case for the gateway: refusals and faults logged with their request id (the gateway's access log has the rest), refusals as problem details, Busy with its status and Retry-After, other faults as a bare 500. */
export const httpHandler = (operation: string, useCase: HttpUseCase) => {
  const logger = logOf(operation);
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use({
      onError: async (pass: Pass) => {
        pass.response = await answerError(logger, readRequest(pass.event), pass.error);
      },
    })
    .handler(async (event: APIGatewayProxyEvent) => {
      const request = readRequest(event);
      await callBegins();
      return writeAnswer(await useCase(request), request);
    });
};

const answerError = async (logger: Log, request: Request, error: unknown) => {
  // Loaded when first needed: the words of all reasons are a tenth of what a function loads.
  const { busyProblem, faultProblem, problemOf } = await import('./problem.ts');
  const { requestId } = request;
  if (error instanceof Refusal) {
    const problem = problemOf(error, request.lang);
    logger.info('refused', { requestId, status: problem.status, code: problem.code });
    return writeAnswer(refusalAnswer(problem, request, error.headers), request);
  }
  if (error instanceof Busy) {
    const { status, retryAfterSeconds, cause } = error;
    logger.error('busy', {
      requestId,
      status,
      error: cause instanceof Error ? cause : String(cause),
    });
    const headers = { 'retry-after': String(retryAfterSeconds) };
    const answer = refusalAnswer(busyProblem(status, request.lang), request, headers);
    return writeAnswer({ ...answer, ...(error.page && { page: error.page }) }, request);
  }
  logger.error('fault', { requestId, error: error instanceof Error ? error : String(error) });
  return writeAnswer(refusalAnswer(faultProblem(request.lang), request), request);
};

const refusalAnswer = (
  problem: Problem,
  request: Request,
  headers: Record<string, string> = {},
): Answer => ({
  status: problem.status,
  body: problem,
  headers,
  page: async (frame) =>
    (await import('../page/refusal-page.tsx')).renderRefusal(problem, frame, wayBack(request)),
});
