import { createHash, createHmac } from 'node:crypto';

/** The keys that Lambda gives a function, for as long as it lives. */
export type Keys = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
};

/** Where a call goes, and as what it is signed. */
export type Signing = { keys: Keys; region: string; service: string };

/** A POST to an address of plain letters; header names in small letters. */
export type UnsignedCall = { url: URL; headers: Record<string, string>; body: string };

/**
 * All headers of a call, signed by AWS Signature Version 4 at a moment (milliseconds); `host`, the target and the body
 * are bound by it. Source: "Create a signed AWS API request", IAM User Guide.
 */
export const signedHeaders = (
  { url, headers, body }: UnsignedCall,
  { keys, region, service }: Signing,
  at: number,
): Record<string, string> => {
  const time = new Date(at).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const all: Record<string, string> = {
    ...headers,
    ...{ host: url.host, 'x-amz-date': time },
    ...(keys.sessionToken !== undefined && { 'x-amz-security-token': keys.sessionToken }),
  };
  const names = Object.keys(all).sort();
  const signed = names.join(';');
  const lines = names.map((name) => `${name}:${String(all[name]).trim()}\n`).join('');
  const request = `POST\n${url.pathname}\n\n${lines}\n${signed}\n${sha256(body)}`;
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(request)}`;
  const signature = hmac(dayKey({ keys, region, service }, day), toSign).toString('hex');
  all['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
  return all;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const dayKeys = new Map<string, Buffer>();

/** The key of a day is four hashes away from the secret; a function uses one or two services for a few hours. */
const dayKey = ({ keys, region, service }: Signing, day: string): Buffer => {
  const name = [keys.secretAccessKey, day, region, service].join('\n');
  const known = dayKeys.get(name);
  if (known) return known;
  const parts = [day, region, service, 'aws4_request'];
  const key = parts.reduce<Buffer>(hmac, Buffer.from(`AWS4${keys.secretAccessKey}`));
  if (dayKeys.size >= 8) dayKeys.clear();
  dayKeys.set(name, key);
  return key;
};
