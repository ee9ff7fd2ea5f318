import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { lentSuite } from '../support/lent-suite.ts';
import { endScripts, runScript } from '../support/script-process.ts';

afterEach(endScripts);
const smoke = (...args: string[]) => runScript('infra/smoke/run-smoke.ts', args);

describe('npm run smoke', () => {
  it('finds all well on a suite, and leaves nothing that counts', async () => {
    const { url } = await lentSuite();
    const { code, output } = await smoke(`${url}/`, '--patience', '60');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('All was well.') });
    expect(output.match(/^well /gm)).toHaveLength(10);
    const counts = await fetch(`${url}/v1/participation`, {
      headers: { accept: 'application/json' },
    });
    expect(await counts.text()).not.toContain('00.99');
  });

  it('names each fault of what is no suite, and ends with 1', async () => {
    const server = createServer((_, res) => res.writeHead(200).end('{"found":true}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    const port = typeof at === 'object' ? at?.port : undefined;
    const { code, output } = await smoke(`http://127.0.0.1:${String(port)}`);
    server.close();
    expect(code).toBe(1);
    expect(output.match(/^FAULT /gm)).toHaveLength(10);
    for (const fault of [
      'is no whole page',
      'answered 200',
      'it finds something',
      '/v1/cases is not closed',
    ])
      expect(output).toContain(fault);
  });

  it('asks for an address', async () => {
    expect(await smoke('netral')).toMatchObject({ code: 2 });
  });
});
