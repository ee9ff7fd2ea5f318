import { DynamoDBClient, type BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { findMany } from '../../../shared/table/find-many.ts';
import { table } from '../../../shared/table/table.ts';

const notes = table({
  name: 'notes',
  says: 'For this test',
  partitionKey: 'id',
  items: () => ({ note: noteShape }),
});
const noteShape = z.object({ id: z.string(), text: z.string() });

/** A client whose service hands out so many keys a request, and leaves the others unread; nothing leaves it. */
const handingOut = (...atMost: number[]) => {
  const asked: number[] = [];
  const client = new DynamoDBClient({ region: 'ap-southeast-3' });
  client.middlewareStack.add(
    () => (args) => {
      const { RequestItems = {} } = args.input as BatchGetItemCommandInput;
      const { Keys = [], ...options } = RequestItems['notes-1'] ?? { Keys: [] };
      const taken = atMost[asked.length] ?? Keys.length;
      asked.push(Keys.length);
      const output = {
        Responses: {
          'notes-1': Keys.slice(0, taken).map((key) => ({ ...key, ...marshall({ text: 'note' }) })),
        },
        UnprocessedKeys:
          taken < Keys.length ? { 'notes-1': { Keys: Keys.slice(taken), ...options } } : {},
        $metadata: {},
      };
      return Promise.resolve({ response: {}, output });
    },
    { step: 'initialize' },
  );
  return { stored: { client, table: notes, TableName: 'notes-1' }, asked };
};

const keys = Array.from({ length: 250 }, (_, n) => ({ id: `note-${n}` }));
const patience = { attempts: 3, pauseMs: 1 };

describe('finding many', () => {
  it('asks for a hundred at a time', async () => {
    const { stored, asked } = handingOut();
    expect(await findMany(stored, noteShape, { keys })).toHaveLength(250);
    expect(asked).toEqual([100, 100, 50]);
  });

  it('asks again for what was left unread, as long as something comes', async () => {
    const { stored, asked } = handingOut(2, 0, 0, 2, 0, 0, 1);
    const found = await findMany(stored, noteShape, { keys: keys.slice(0, 5), patience });
    expect(found.map(({ id }) => id)).toEqual(keys.slice(0, 5).map(({ id }) => id));
    expect(asked).toEqual([5, 3, 3, 3, 1, 1, 1]);
  });

  it('gives up, and says so, when nothing comes any more', async () => {
    const { stored, asked } = handingOut(1, 0, 0, 0);
    await expect(findMany(stored, noteShape, { keys: keys.slice(0, 5), patience })).rejects.toThrow(
      'notes left 4 keys unread',
    );
    expect(asked).toHaveLength(4);
  });

  it('sends nothing when it is asked for nothing', async () => {
    const { stored, asked } = handingOut();
    expect(await findMany(stored, noteShape, { keys: [] })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('sends only the key of whatever it is given', async () => {
    const { stored } = handingOut();
    const more = [{ id: 'note-1', text: 'not part of the key' }];
    const [found] = await findMany(stored, z.looseObject({}), { keys: more });
    expect(found).toEqual({ id: 'note-1', text: 'note' });
  });
});
