import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { addressSeconds } from '../object-store.ts';
import { words } from '../words.ts';

type Props = { address: string; caseKey: string };

/** Where an officer fetches a copy; the opening was noted before this page was made. */
export const renderEvidenceCopy = (frame: PageFrame, { address, caseKey }: Props): string => {
  return renderPage(
    <Layout frame={frame} title={words.copyOfTheEvidence[frame.lang]}>
      <p>
        <a class="button" href={address} rel="noreferrer noopener">
          {words.downloadTheCopy[frame.lang]}
        </a>
      </p>
      <p class="hint">{words.thisLinkIsGood[frame.lang](addressSeconds)}</p>
      <p>
        <a class="button outline" href={`${frame.base}/v1/cases/${caseKey}/evidence`}>
          {words.backToTheEvidence[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};
