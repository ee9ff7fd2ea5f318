import type { PageFrame } from '../../../../shared/page/frame.ts';
import { queueWords } from './queue-words.ts';

/** Moves through the table by keys; without it the table is walked by Tab. */
export const queueScript = ['case-queue.js'];

/** Which keys do what: shown by the script that listens to them, and by `?`. */
export const KeysOfQueue = ({ frame }: { frame: PageFrame }) => (
  <details id="queue-keys" hidden>
    <summary>{queueWords.keys[frame.lang]}</summary>
    <dl class="facts">
      <dt>
        <kbd>{queueWords.keyNext[frame.lang]}</kbd> /{' '}
        <kbd>{queueWords.keyPrevious[frame.lang]}</kbd>
      </dt>
      <dd>{queueWords.nextOrPrevious[frame.lang]}</dd>
      <dt>
        <kbd>{queueWords.keyOpen[frame.lang]}</kbd>
      </dt>
      <dd>{queueWords.openTheCase[frame.lang]}</dd>
      <dt>
        <kbd>{queueWords.keyHelp[frame.lang]}</kbd>
      </dt>
      <dd>{queueWords.showTheKeys[frame.lang]}</dd>
    </dl>
  </details>
);
