import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Invoke } from '../contracts.ts';
import { accessKeyOf } from '../iam/access-key.ts';
import { ServiceError } from '../messaging/service-error.ts';

const invocation = /^\/lambda\/2015-03-31\/functions\/([^/?]+)\/invocations/;

/**
 * Lambda's `Invoke`, answered when the function has returned (RequestResponse, whatever is asked for): its payload, or
 * the error with the header that says so. Nothing else of Lambda's API is here.
 */
export const lambdaInvoke =
  (invoke: Invoke, authorise: MayInvoke = () => undefined): RequestListener =>
  (req, res) => {
    answer({ invoke, authorise }, req, res).catch((error: unknown) => {
      if (error instanceof ServiceError) {
        res.setHeader('x-amzn-errortype', error.code);
        sendJson(res, error.status, { Type: 'User', Message: error.message });
      } else sendJson(res, 400, { Type: 'User', message: String(error) });
    });
  };

/** Throws Lambda's error where whoever signed may not invoke a function. */
export type MayInvoke = (accessKeyId: string, functionId: string) => void;

type Needs = { invoke: Invoke; authorise: MayInvoke };

const answer = async (
  { invoke, authorise }: Needs,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> => {
  const [, name] = invocation.exec(req.url ?? '') ?? [];
  if (req.method !== 'POST' || name === undefined) {
    sendJson(res, 404, { Type: 'User', message: 'Only Invoke is hosted.' });
    return;
  }
  authorise(accessKeyOf(req), decodeURIComponent(name));
  const body = await bodyOf(req);
  const event: unknown = body === '' ? {} : JSON.parse(body);
  const outcome = await invoke(decodeURIComponent(name), event);
  if (outcome.kind === 'returned') sendJson(res, 200, outcome.payload ?? null);
  else if (outcome.errorType === 'ResourceNotFoundException') {
    res.setHeader('x-amzn-errortype', outcome.errorType);
    sendJson(res, 404, { Type: 'User', Message: outcome.message });
  } else {
    res.setHeader('x-amz-function-error', 'Unhandled');
    sendJson(res, 200, { errorType: outcome.errorType, errorMessage: outcome.message });
  }
};

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const sendJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
