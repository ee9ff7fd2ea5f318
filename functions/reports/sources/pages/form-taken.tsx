import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';

/** What somebody sees who sent a form of another site to us: it is kept, and how to report so that it can be followed. */
export const renderFormTaken = (frame: PageFrame): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Kiriman diterima', 'Your message is received')}>
      <div class="notice good">
        <p>
          {say(
            'Kiriman Anda sudah tersimpan dan akan dibaca satgas.',
            'Your message is kept and will be read by the task force.',
          )}
        </p>
      </div>
      <p>
        {say(
          'Formulir dari situs lain tidak memberi kode tindak lanjut. Laporan lewat formulir kami dapat dilacak.',
          'Forms of other sites give no follow-up code. A report by our own form can be followed.',
        )}
      </p>
      <a class="button" href={`${frame.base}/lapor`}>
        {say('Lapor lewat formulir Netral', 'Report by the Netral form')}
      </a>
    </Layout>,
  );
};
