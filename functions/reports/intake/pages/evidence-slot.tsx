import type { PageFrame } from '../../../../shared/page/frame.ts';

type Props = {
  frame: PageFrame;
  code: string;
  /** On the one page that shows the code: script leaves it there, and without script its reader is warned. */
  besideCode?: boolean;
};

/** Where a reporter adds photos once the report is kept; script makes them smaller on the phone, and it works without. */
export const EvidenceSlot = ({ frame, code, besideCode = false }: Props) => {
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
        data-evidence-form={besideCode ? 'beside-code' : ''}
      >
        {besideCode && (
          <noscript>
            <p class="notice">
              {say(
                'Catat dulu kode di atas: setelah foto terkirim, kode itu tidak tampil lagi.',
                'Note the code above first: once the photo is sent, it is not shown again.',
              )}
            </p>
          </noscript>
        )}
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
        <progress class="unseen" max="100" value="0" aria-hidden="true" />
        <p
          class="unseen"
          role="status"
          data-several={say('Boleh pilih beberapa sekaligus.', 'You may choose several at once.')}
          data-chosen={say('foto dipilih.', 'photos chosen.')}
          data-shrunk={say('Foto diperkecil.', 'The photo was made smaller.')}
          data-sending={say('Mengirim foto', 'Sending photo')}
          data-photo={say('Foto', 'Photo')}
          data-again={say('Sinyal lemah, dicoba lagi…', 'Weak signal, trying again…')}
          data-large={say(
            'Lebih dari 4 MB. Pilih yang lebih kecil.',
            'More than 4 MB. Choose a smaller one.',
          )}
          data-failed={say(
            'Belum terkirim. Tekan "Kirim foto" lagi bila sinyal kembali.',
            'Not sent yet. Press "Send the photo" again when the signal is back.',
          )}
        />
      </form>
    </section>
  );
};
