import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Invoke, InvokeOutcome } from '../contracts.ts';
import { accessKeyOf } from '../iam/access-key.ts';
import { ServiceError } from '../messaging/service-error.ts';
import {
  functionAddress,
  type FunctionAddress,
  type HasQualifier,
} from '../template/function-address.ts';

const invocation = /^\/lambda\/2015-03-31\/functions\/([^/?]+)\/invocations/;

/**
 * Lambda's `Invoke`, answered when the function has returned (RequestResponse, whatever is asked for): its payload, or
 * the error with the header that says so. A version or alias that no template declares is not found. Nothing else of
 * Lambda's API is here.
 */
export const lambdaInvoke =
  (
    invoke: Invoke,
    authorise: MayInvoke = () => undefined,
    has: HasQualifier = () => true,
  ): RequestListener =>
  (req, res) => {
    answer({ invoke, authorise, has }, req, res).catch((error: unknown) => {
      if (error instanceof ServiceError) {
        res.setHeader('x-amzn-errortype', error.code);
        sendJson(res, error.status, { Type: 'User', Message: error.message });
      } else sendJson(res, 400, { Type: 'User', message: String(error) });
    });
  };

/** Throws Lambda's error where whoever signed may not invoke a function. */
export type MayInvoke = (accessKeyId: string, address: FunctionAddress) => void;

type Needs = { invoke: Invoke; authorise: MayInvoke; has: HasQualifier };

const answer = async (
  { invoke, authorise, has }: Needs,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> => {
  const address = addressIn(req.url ?? '');
  if (req.method !== 'POST' || address === undefined) {
    sendJson(res, 404, { Type: 'User', message: 'Only Invoke is hosted.' });
    return;
  }
  authorise(accessKeyOf(req), address);
  const body = await bodyOf(req);
  const event: unknown = body === '' ? {} : JSON.parse(body);
  const outcome = has(address)
    ? await invoke(address.id, event)
    : notFound(`Function not found: ${address.id}:${address.qualifier ?? ''}`);
  if (outcome.kind === 'returned') sendJson(res, 200, outcome.payload ?? null);
  else if (outcome.errorType === 'ResourceNotFoundException') {
    res.setHeader('x-amzn-errortype', outcome.errorType);
    sendJson(res, 404, { Type: 'User', Message: outcome.message });
  } else {
    res.setHeader('x-amz-function-error', 'Unhandled');
    sendJson(res, 200, { errorType: outcome.errorType, errorMessage: outcome.message });
  }
};

const notFound = (message: string): InvokeOutcome => ({
  kind: 'failed',
  errorType: 'ResourceNotFoundException',
  message,
});

/** The function that is invoked, by name or ARN, its version or alias in the name or apart. */
const addressIn = (url: string): FunctionAddress | undefined => {
  const [, name] = invocation.exec(url) ?? [];
  if (name === undefined) return undefined;
  const address = functionAddress(decodeURIComponent(name));
  const apart = new URL(url, 'http://host').searchParams.get('Qualifier');
  return address && { ...address, qualifier: address.qualifier ?? apart ?? undefined };
};

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const sendJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
