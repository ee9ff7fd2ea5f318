import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

export type Fetched = { url: string; headers: Record<string, string>; body: Buffer };

type Cell = string | number;

/** A spreadsheet's sheet as Apps Script shows it: rows and columns from 1. */
const aSheet = (rows: Cell[][]) => ({
  setName() {
    return this;
  },
  appendRow(row: Cell[]) {
    rows.push([...row]);
    return this;
  },
  getLastRow: () => rows.length,
  deleteRow: (row: number) => void rows.splice(row - 1, 1),
  getRange: (row: number, column: number, height = 1, width = 1) => ({
    getValue: () => rows[row - 1]?.[column - 1] ?? '',
    getValues: () =>
      rows
        .slice(row - 1, row - 1 + height)
        .map((cells) => cells.slice(column - 1, column - 1 + width)),
    setValues: (values: Cell[][]) =>
      values.forEach((cells, i) => rows[row - 1 + i]?.splice(column - 1, cells.length, ...cells)),
  }),
});

/** Signed bytes, as Apps Script has them. */
const signed = (bytes: Uint8Array): number[] => [...new Int8Array(bytes)];

/**
 * A stand-in for Google's services around our own script, as it runs in their cloud: what is fetched is answered by
 * `answer`, and time is told by `now`.
 */
export const runAppsScript = (
  file: URL,
  { answer, now, secret }: { answer: (sent: Fetched) => number; now: () => number; secret: string },
) => {
  const rows: Cell[][] = [];
  const sheet = aSheet(rows);
  const properties = new Map([
    ['NETRAL_URL', 'https://netral.example/v1/webhooks/formulir'],
    ['NETRAL_SECRET', secret],
  ]);
  const triggers: string[] = [];
  const book = { getId: () => 'buku-1', getSheets: () => [sheet], getSheetByName: () => sheet };
  class ScriptDate extends Date {
    constructor(value?: number | string) {
      super(value ?? now());
    }
    static override now = now;
  }
  const trigger = (name: string) => {
    const chain = {
      forForm: () => chain,
      onFormSubmit: () => chain,
      timeBased: () => chain,
      everyMinutes: () => chain,
      create: () => void triggers.push(name),
    };
    return chain;
  };
  const context = createContext({
    Date: ScriptDate,
    PropertiesService: {
      getScriptProperties: () => ({
        getProperty: (name: string) => properties.get(name) ?? null,
        setProperty: (name: string, value: string) => void properties.set(name, value),
      }),
    },
    SpreadsheetApp: { create: () => book, openById: () => book },
    FormApp: {
      getActiveForm: () => ({ getTitle: () => 'Laporan' }),
      ItemType: { FILE_UPLOAD: 'FILE_UPLOAD' },
    },
    ScriptApp: {
      getProjectTriggers: () => triggers.map((name) => ({ getHandlerFunction: () => name })),
      newTrigger: trigger,
    },
    LockService: {
      getScriptLock: () => ({ waitLock: () => undefined, releaseLock: () => undefined }),
    },
    Utilities: {
      newBlob: (text: string) => ({ getBytes: () => signed(Buffer.from(text, 'utf8')) }),
      base64Decode: (text: string) => signed(Buffer.from(text, 'base64')),
      base64Encode: (bytes: number[]) =>
        Buffer.from(Int8Array.from(bytes).buffer).toString('base64'),
      computeHmacSha256Signature: (value: number[], key: number[]) =>
        signed(
          createHmac('sha256', Buffer.from(Int8Array.from(key).buffer))
            .update(Buffer.from(Int8Array.from(value).buffer))
            .digest(),
        ),
    },
    UrlFetchApp: {
      fetch: (
        url: string,
        { headers, payload }: { headers: Record<string, string>; payload: number[] },
      ) => {
        const status = answer({ url, headers, body: Buffer.from(Int8Array.from(payload).buffer) });
        return { getResponseCode: () => status };
      },
    },
  });
  runInContext(readFileSync(file, 'utf8'), context);
  return { context, rows, triggers, call: (code: string): unknown => runInContext(code, context) };
};
