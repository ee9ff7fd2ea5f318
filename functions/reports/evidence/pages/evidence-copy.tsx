import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { addressSeconds } from '../object-store.ts';

type Props = { address: string; caseKey: string };

/** Where an officer fetches a copy; the opening was noted before this page was made. */
export const renderEvidenceCopy = (frame: PageFrame, { address, caseKey }: Props): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Salinan bukti', 'Copy of the evidence')}>
      <p>
        <a class="button" href={address} rel="noreferrer noopener">
          {say('Unduh salinan', 'Download the copy')}
        </a>
      </p>
      <p class="hint">
        {say(
          `Tautan ini berlaku ${addressSeconds} detik. Pembukaannya sudah tercatat.`,
          `This link is good for ${addressSeconds} seconds. The opening is noted.`,
        )}
      </p>
      <p>
        <a class="button outline" href={`${frame.base}/v1/cases/${caseKey}/evidence`}>
          {say('Kembali ke bukti', 'Back to the evidence')}
        </a>
      </p>
    </Layout>,
  );
};
