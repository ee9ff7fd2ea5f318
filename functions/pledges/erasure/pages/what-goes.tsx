import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';

const lines: Words[] = [
  words.goneAtOnceThe,
  words.theCountsAreOne,
  words.copiesThatLinger24,
  words.whatStaysRandomReceipt,
  words.whoeverPledgesAgainLater,
];

/** What an erasure takes away, what lingers and for how long, and what stays: said before anybody presses. */
export const WhatGoes = ({ frame }: { frame: PageFrame }) => (
  <details>
    <summary>{words.whatIsErasedAnd[frame.lang]}</summary>
    <ul>
      {lines.map((line) => (
        <li>{line[frame.lang]}</li>
      ))}
    </ul>
  </details>
);
