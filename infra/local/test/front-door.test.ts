import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontDoor, type FrontDoor } from '../front-door.ts';

let door: FrontDoor;
beforeAll(async () => (door = await startFrontDoor(0, () => true)));
afterAll(() => door.stop());

const answerTo = async (bytes: string): Promise<string> => {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => heard.push(chunk));
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(heard).toString();
};

describe('the front door', () => {
  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['too many headers', `GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('refuses what is %s in problem details', async (_, bytes, status) => {
    const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, type: 'about:blank' });
  });
});
