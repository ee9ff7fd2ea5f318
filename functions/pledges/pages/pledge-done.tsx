import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { PledgeAccepted } from '../pledge-form.ts';

/** The receipt, to keep, to show, to verify. The same page for a first and a repeated pledge. */
export const renderPledgeDone = (
  frame: PageFrame,
  { receipt, verifyAt, pledgeText }: PledgeAccepted,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Ikrar Anda tercatat', 'Your pledge is recorded')}>
      <div class="notice good" role="status">
        <p>
          {say(
            'Terima kasih. Setiap orang dihitung satu kali.',
            'Thank you. Each person is counted once.',
          )}
        </p>
      </div>
      <section class="receipt">
        <h2>{say('Tanda terima', 'Receipt')}</h2>
        <p class="code">{receipt}</p>
        <p class="hint">
          {say(
            'Simpan atau tangkap layarnya. Tanda terima ini membuktikan dirinya sendiri dan tidak memuat data pribadi.',
            'Keep it or take a screenshot. The receipt proves itself and holds no personal data.',
          )}
        </p>
        <p class="hint">
          {say('Naskah versi', 'Text version')} {pledgeText.version}, SHA-256{' '}
          {pledgeText.sha256.slice(0, 16)}…
        </p>
        <a class="button" href={verifyAt}>
          {say('Verifikasi sekarang', 'Verify it now')}
        </a>
      </section>
    </Layout>,
  );
};
