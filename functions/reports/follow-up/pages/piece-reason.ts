import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';

/** Why a piece of evidence was not stored, or cannot be opened, in words; `http-404` and its like name the status. */
export const pieceReason = (reason: string, { lang }: PageFrame): string => {
  const [, status] = /^http-(\d{3})$/.exec(reason) ?? [];
  return status === undefined
    ? reasonText(reason, lang)
    : reasonText('http-status', lang, { status });
};
