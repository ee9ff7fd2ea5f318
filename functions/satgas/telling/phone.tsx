import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from './words.ts';

/** Asks whoever reads a phone whether it is theirs; confirming is a button, never the opening of the page. */
export const renderPhone = (
  frame: PageFrame,
  state: 'confirmed' | 'unconfirmed',
  confirmAt: string,
): string => {
  return renderPage(
    <Layout frame={frame} title={words.taskForceAlertNumber[frame.lang]}>
      {state === 'confirmed' ? (
        <div class="notice good" role="status">
          <p>{words.thisNumberIsConfirmed[frame.lang]}</p>
        </div>
      ) : (
        <form method="post" action={confirmAt}>
          <p>{words.thisNumberWasRegistered[frame.lang]}</p>
          <button type="submit">{words.yesThisIsMy[frame.lang]}</button>
        </form>
      )}
    </Layout>,
  );
};
