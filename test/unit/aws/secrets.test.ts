import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '../../../shared/aws/secrets.ts';

type Said = { status: number; body: string; type?: string };

let server: Server;
let says: (nth: number) => Said;
let calls: Pick<IncomingMessage, 'url' | 'method' | 'headers'>[] = [];

beforeAll(async () => {
  server = createServer(({ url, method, headers }, response) => {
    calls.push({ url, method, headers });
    const { status, body, type } = says(calls.length);
    response.writeHead(status, type === undefined ? {} : { 'x-amzn-errortype': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    ...{ AWS_REGION: 'ap-southeast-3', AWS_ACCESS_KEY_ID: 'kunci', AWS_SECRET_ACCESS_KEY: 'x' },
    ...{ AWS_SESSION_TOKEN: 'peran', _X_AMZN_TRACE_ID: 'Root=1-2-3' },
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${String(port)}/secretsmanager`,
  });
});
beforeEach(() => {
  calls = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = () =>
  new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: 'arn:rahasia' }));

describe('a secret, read by a plain signed request', () => {
  it('is asked for under the name, the keys and the trace that Lambda gives', async () => {
    says = () => ({ status: 200, body: '{"SecretString":"isi"}' });
    expect(await read()).toMatchObject({ SecretString: 'isi' });
    expect(calls).toMatchObject([
      {
        ...{ method: 'POST', url: '/secretsmanager' },
        headers: {
          'x-amz-target': 'secretsmanager.GetSecretValue',
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-security-token': 'peran',
          'x-amzn-trace-id': 'Root=1-2-3',
          authorization: expect.stringContaining('/ap-southeast-3/secretsmanager/aws4_request'),
        },
      },
    ]);
  });

  it('that is not there is said as the SDK says it', async () => {
    const body =
      '{"__type":"com.amazonaws.secretsmanager#ResourceNotFoundException","Message":"no"}';
    says = () => ({ status: 400, body });
    const refused = await read().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ResourceNotFoundException);
    expect(refused).toMatchObject({ name: 'ResourceNotFoundException', message: 'no' });
    expect(calls).toHaveLength(1);
  });

  it('is asked for again where the service, or what stands before it, fails for a moment', async () => {
    says = (nth) =>
      nth < 3
        ? { status: 503, body: '<html>Busy</html>' }
        : { status: 200, body: '{"Name":"ada"}' };
    expect(await read()).toMatchObject({ Name: 'ada' });
    expect(calls).toHaveLength(3);
  });

  it('is refused by the name in a header, too', async () => {
    says = () => ({ status: 400, body: '', type: 'AccessDeniedException:http://internal/' });
    await expect(read()).rejects.toMatchObject({
      ...{ name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } },
    });
    expect(calls).toHaveLength(1);
  });
});
