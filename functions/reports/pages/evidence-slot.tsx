import type { PageFrame } from '../../../shared/page/frame.ts';

/** Where a reporter adds photos once the report is kept; script makes them smaller on the phone, and it works without. */
export const EvidenceSlot = ({ frame, code }: { frame: PageFrame; code: string }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <section id="evidence">
      <h2>{say('Tambah bukti', 'Add evidence')}</h2>
      <p>
        {say(
          'Simpan berkas aslinya dan jangan disunting. Petugas melihat salinan tanpa lokasi dan data kamera; aslinya disegel.',
          'Keep the original file and do not edit it. Officers see a copy without place and camera data; the original is sealed.',
        )}
      </p>
      <form
        method="post"
        action={`${frame.base}/v1/evidence`}
        enctype="multipart/form-data"
        data-evidence-form
      >
        <input type="hidden" name="code" value={code} />
        <p class="field">
          <label for="q-document">
            {say('Foto (JPEG, PNG, atau WebP)', 'Photo (JPEG, PNG or WebP)')}
          </label>
          <span class="note" id="n-document">
            <span class="hint">
              {say('Paling besar 4 MB; paling banyak 10 foto.', 'At most 4 MB; at most 10 photos.')}
            </span>
          </span>
          <input
            id="q-document"
            name="document"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="n-document"
            required
          />
        </p>
        <button type="submit">{say('Kirim foto', 'Send the photo')}</button>
        <p
          class="unseen"
          role="status"
          data-evidence-told={say('Foto diperkecil.', 'The photo was made smaller.')}
        />
      </form>
    </section>
  );
};
