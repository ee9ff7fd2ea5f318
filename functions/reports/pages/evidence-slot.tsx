import type { PageFrame } from '../../../shared/page/frame.ts';

/**
 * Where a reporter adds evidence once the report is kept: the upload of photos
 * (pages/evidence-upload.tsx) takes its place in here, with the code in the body of its form.
 */
export const EvidenceSlot = ({ frame }: { frame: PageFrame; code: string }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <section id="evidence">
      <h2>{say('Tambah bukti', 'Add evidence')}</h2>
      <p>
        {say(
          'Simpan berkas aslinya dan jangan disunting. Tautan dan keterangan dapat dikirim lewat kotak pesan di halaman Lacak.',
          'Keep the original files and do not edit them. Links and remarks can be sent by the message box of the Follow page.',
        )}
      </p>
    </section>
  );
};
