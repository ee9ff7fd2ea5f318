import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHost, type Host } from '../host.ts';
import { takePlace } from '../place.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-host-foreign-'));
const assembly = join(folder, 'assembly');

/** As `cdk synth` runs an app: in a process of its own. */
const synthesize = (): void => {
  const app = fileURLToPath(new URL('./foreign/app.ts', import.meta.url));
  const ran = spawnSync(process.execPath, ['--import', 'tsx', app, assembly], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The foreign app was not synthesized:\n${ran.stderr}`);
};

/** Of an issuer that the template does not declare. */
const reader = {
  id: 'reader',
  name: 'Reader',
  groups: [],
  attributes: {},
  claims: { preferred_username: '007' },
};

const start = async (): Promise<Host> =>
  startHost({
    assemblyFolder: assembly,
    place: await takePlace({ port: 0, dataFolder: join(folder, 'data'), fresh: false }),
    log: () => undefined,
    realms: { staff: { clientId: 'notes', people: [reader] } },
  });

let host: Host;
beforeAll(async () => {
  synthesize();
  host = await start();
}, 120_000);
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an assembly of another project', () => {
  const note = () => fetch(`${host.url}/notes/first`);

  it('is hosted from its folder alone: route, function and table', async () => {
    expect((await note()).status).toBe(404);
    const stored = await fetch(`${host.url}/notes/first`, { method: 'PUT', body: 'Hello' });
    expect(stored.status).toBe(204);
    expect(await (await note()).json()).toEqual({ text: 'Hello', region: 'eu-central-1' });
    expect((await fetch(`${host.url}/elsewhere`)).status).toBe(403);
  });

  it('finds its data again after a restart', async () => {
    await host.stop();
    host = await start();
    expect(await (await note()).json()).toEqual({ text: 'Hello', region: 'eu-central-1' });
  });

  it('plays an issuer that no template declares, with a client, people and a key of its own', async () => {
    const realm = `${host.url}/_local/realms/staff`;
    const found = await fetch(`${realm}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ issuer: realm });
    const keysAt = async (issuer: string) =>
      (await fetch(`${issuer}/.well-known/jwks.json`)).text();
    expect(await keysAt(realm)).not.toBe(await keysAt(`${host.url}/_local/issuer`));
    const response = await fetch(`${realm}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username: 'reader' }),
    });
    const { id_token } = (await response.json()) as { id_token: string };
    const claims = Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({
      ...{ iss: realm, aud: 'notes', sub: 'reader' },
      preferred_username: '007',
    });
    const other = await fetch(`${host.url}/_local/realms/other/.well-known/openid-configuration`);
    expect(other.status).toBe(404);
  });

  it('has the pages of the host, without anything of other projects', async () => {
    const outbox = await (await fetch(`${host.url}/_local/outbox`)).text();
    expect(outbox).toContain('Outbox');
    expect(outbox).not.toMatch(/netral|<link/i);
    expect((await fetch(`${host.url}/_local/demo.json`)).status).toBe(404);
    expect((await fetch(`${host.url}/_local/constructor`)).status).toBe(404);
  });

  /** What a browser gets that was led here by another name. */
  const statusFor = (path: string, name: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(host.url);
      const asked = request(
        { port, host: '127.0.0.1', path, headers: { host: name } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.once('error', reject).end();
    });

  it('gives its outbox and its tokens to nobody who came by another name', async () => {
    for (const path of ['/_local/outbox', '/_local/issuer/.well-known/openid-configuration']) {
      for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80'])
        expect({ name, status: await statusFor(path, name) }).toEqual({ name, status: 421 });
      for (const name of ['localhost:4050', '127.0.0.1', '[::1]:4050'])
        expect({ name, status: await statusFor(path, name) }).toEqual({ name, status: 200 });
    }
  });
});
