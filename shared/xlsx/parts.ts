import { Parser } from 'saxen';
import { fromBufferPromise, type Entry } from 'yauzl';
import { Refusal, refuseField } from '../refusal.ts';

/** What the reader of one part hears: elements and attributes by their local names, text decoded. */
export type Listener = {
  opened: (name: string, attributes: () => Record<string, string>) => void;
  closed: (name: string) => void;
  text: (text: string) => void;
};

/** The parts of a workbook that can be read, one after the other. */
export type Parts = {
  has: (name: string) => boolean;
  /** Reads a part as XML while it unpacks. */
  read: (name: string, listener: Listener) => Promise<void>;
};

/** What all parts of one workbook may unpack to; 100,000 rows of six columns take about half of it. */
const mostBytes = 64 * 1024 * 1024;
/** Elements of all parts; 100,000 rows of six columns have 1.3 million. */
const mostElements = 4_000_000;
/** A workbook has some dozens of parts. */
const mostParts = 2000;
/** Between two tags stands a cell at most: 32,767 characters. */
const mostBetweenTags = 512 * 1024;

export const broken = () => refuseField('file', 'broken-workbook');
export const unpacksTooLarge = () => refuseField('file', 'unpacks-too-large');

/**
 * Opens a workbook. It unpacks as it is read, and never more than `mostBytes` however little was sent: throws Refusal
 * for that, and for what is no ZIP.
 */
export const openParts = async (bytes: Uint8Array): Promise<Parts> => {
  const budget = { bytes: mostBytes, elements: mostElements };
  const { zip, entries } = await entriesOf(bytes);
  return {
    has: (name) => entries.has(partName(name)),
    read: async (name, listener) => {
      const entry = entries.get(partName(name));
      if (!entry) throw broken();
      try {
        await readThrough(await zip.openReadStreamPromise(entry), budget, listener);
      } catch (error) {
        throw error instanceof Refusal ? error : broken();
      }
    },
  };
};

/** Names of parts are the same in any case (ECMA-376 part 2, 6.2.2). */
const partName = (name: string): string => name.toLowerCase();

const entriesOf = async (bytes: Uint8Array) => {
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    if (zip.entryCount > mostParts) throw unpacksTooLarge();
    for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
    return { zip, entries };
  } catch (error) {
    throw error instanceof Refusal ? error : broken();
  }
};

type Budget = { bytes: number; elements: number };

const readThrough = async (
  stream: AsyncIterable<Buffer>,
  budget: Budget,
  listener: Listener,
): Promise<void> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const state = { sinceTag: 0, failed: false };
  const counted: Listener = {
    ...listener,
    opened: (name, attributes) => {
      budget.elements -= 1;
      if (budget.elements < 0) throw unpacksTooLarge();
      listener.opened(name, attributes);
    },
  };
  const parser = listening(counted, state);
  for await (const chunk of stream) {
    budget.bytes -= chunk.length;
    state.sinceTag += chunk.length;
    // A tag that never ends would be looked through again with each piece.
    if (budget.bytes < 0 || state.sinceTag > mostBetweenTags) throw unpacksTooLarge();
    parser.write(decoder.decode(chunk, { stream: true }));
    if (state.failed) throw broken();
  }
  if (parser.end() ?? state.failed) throw broken();
};

const listening = (
  { opened, closed, text }: Listener,
  state: { sinceTag: number; failed: boolean },
): Parser =>
  new Parser()
    .on('openTag', (name, attributes) => {
      state.sinceTag = 0;
      opened(local(name), () => byLocalName(attributes()));
    })
    .on('closeTag', (name) => {
      state.sinceTag = 0;
      closed(local(name));
    })
    .on('text', (written, decode) => text(decode(written)))
    .on('cdata', text)
    .on('error', () => (state.failed = true));

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const byLocalName = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
