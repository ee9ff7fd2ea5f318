import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const demoFile = fileURLToPath(new URL('../../infra/deployments/demo.json', import.meta.url));
const anyObject = z.record(z.string(), z.unknown());

/** A folder with the file of a deployment `lampung`: the demo's campaign under names of its own. */
export const lampung = (changes: Record<string, unknown> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'netral-lampung-'));
  const demo = z.parse(anyObject, JSON.parse(readFileSync(demoFile, 'utf8')));
  const file = {
    ...demo,
    ...{
      id: 'lampung',
      alarmEmail: 'siaga@lampung.test',
      publicUrl: 'https://netral.lampung.test',
    },
    oidc: { domainPrefix: 'netral-lampung' },
    mail: { domain: 'netral.lampung.test' },
    nation: undefined,
    signing: undefined,
    sms: { ...z.parse(anyObject, demo['sms']), senderId: 'NETRAL' },
    campaign: { ...z.parse(anyObject, demo['campaign']), asnSignIn: undefined },
    ...changes,
  };
  writeFileSync(join(folder, 'lampung.json'), JSON.stringify(file));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
