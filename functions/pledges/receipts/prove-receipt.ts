import { openReceipt } from '../../../shared/receipt/receipt-layout.ts';
import { readReceipt, type Receipt } from '../../../shared/receipt/receipt.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { KnownKeys } from './known-keys.ts';

/** What a receipt proves, by any key of the ring; refuses 'receipt-refused' with why it proves nothing. */
export const proveReceipt =
  (keys: KnownKeys) =>
  async (text: string): Promise<Receipt> => {
    const opened = openReceipt(text);
    if (typeof opened === 'string') throw refused(opened);
    const read = readReceipt(text, await keys.with(opened.receipt.keyId));
    if (!read.ok) throw refused(read.reason);
    return read.receipt;
  };

const refused = (reason: string): Refusal =>
  new Refusal('receipt-refused', [{ field: 'receipt', reason }]);
