import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from '@netral/local-host/contracts';
import * as z from 'zod/mini';

/** A leader of the demo who may sign. No province has the code 99: the NIK is nobody's. */
export const demoSigner = {
  nik: '9900000000000001',
  passphrase: 'contoh-sandi',
  name: 'Contoh Pemimpin',
};
/** Somebody whose certificate has ended. */
export const expiredSigner = { nik: '9900000000000002' };

const body = z.object({
  nik: z.optional(z.string()),
  passphrase: z.optional(z.string()),
  file: z.optional(z.union([z.string(), z.array(z.string())])),
});
type Body = z.infer<typeof body>;
type Answer = { status: number; body: object };

/**
 * Plays BSrE's Esign Client Service (API v2) on this machine, by what public clients show of it. It signs nothing: it
 * appends a comment with a keyed hash, by which it knows its own again. It refuses what the service is known to refuse.
 */
export const startEsignStandIn = async (): Promise<Running & { address: string }> => {
  const key = randomBytes(32);
  const server = createServer((req, res) => void answer(key, req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}`, stop };
};

const answer = async (key: Buffer, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  const replied = reply(key, req, Buffer.concat(chunks).toString());
  res.writeHead(replied.status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(replied.body));
};

const reply = (key: Buffer, { url = '', headers }: IncomingMessage, text: string): Answer => {
  if (!/^Basic [A-Za-z0-9+/]+=*$/.test(headers.authorization ?? ''))
    return { status: 401, body: { error: 'Unauthorized' } };
  const paths: Record<string, (asked: Body) => Answer> = {
    '/api/v2/user/check/status': statusOf,
    '/api/v2/sign/pdf': (asked) => sign(key, asked),
    '/api/v2/verify/pdf': (asked) => verify(key, asked),
  };
  const asked = z.safeParse(body, jsonIn(text));
  const path = paths[url];
  if (!path || !asked.success) return { status: 404, body: { error: 'Not Found' } };
  return path(asked.data);
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const refused = (code: number, said: string): Answer => ({
  status: 400,
  body: { status_code: 400, error: `${code}: ${said}` },
});

const statusOf = ({ nik }: Body): Answer => {
  if (nik === demoSigner.nik) return { status: 200, body: { status: 'ISSUE' } };
  if (nik === expiredSigner.nik) return { status: 200, body: { status: 'EXPIRED' } };
  return refused(2011, 'User tidak terdaftar');
};

const mark = '\n%tiruan-bsre ';

const markOf = (key: Buffer, pdf: Buffer): string =>
  createHmac('sha256', key).update(pdf).digest('hex');

const sign = (key: Buffer, asked: Body): Answer => {
  if (asked.nik === expiredSigner.nik) return { status: 400, body: { error: 'EXPIRED' } };
  if (asked.nik !== demoSigner.nik) return statusOf(asked);
  if (asked.passphrase !== demoSigner.passphrase) return refused(2031, 'Passphrase anda salah');
  const pdf = fileOf(asked);
  const signed = Buffer.concat([pdf, Buffer.from(`${mark}${markOf(key, pdf)}\n`)]);
  return { status: 200, body: { time: 1, file: [signed.toString('base64')] } };
};

const fileOf = ({ file = '' }: Body): Buffer =>
  Buffer.from(typeof file === 'string' ? file : (file[0] ?? ''), 'base64');

const verify = (key: Buffer, asked: Body): Answer => {
  const signed = fileOf(asked);
  const at = signed.lastIndexOf(mark);
  const said = signed
    .subarray(at + mark.length)
    .toString()
    .trim();
  const own = markOf(key, signed.subarray(0, Math.max(at, 0)));
  const isOwn =
    at > 0 && said.length === own.length && timingSafeEqual(Buffer.from(said), Buffer.from(own));
  const signatureInformations = isOwn ? [{ signerName: demoSigner.name }] : [];
  const conclusion = isOwn ? 'VALID' : 'INVALID';
  return {
    status: 200,
    body: { conclusion, signatureCount: signatureInformations.length, signatureInformations },
  };
};
