import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Officer } from '../officers/officer.ts';
import type { AlertView } from './alert-view.ts';
import { rungWords } from './alert-words.ts';

type Colleague = Pick<Officer, 'officerId' | 'name' | 'rung'>;
type Props = {
  frame: PageFrame;
  alert: AlertView;
  /** Where the alert's acts are posted, stage included: a personal link, or the alert itself. */
  actPath: string;
  /** Where taking is posted. */
  takePath: string;
  colleagues: Colleague[];
};

/** The buttons of an alert: take or decline it while it is open; hand it over or resolve it once it is yours. */
export const AlertActions = (props: Props) => {
  const { alert } = props;
  if (alert.state === 'open') {
    return (
      <>
        <Take {...props} />
        <Decline {...props} />
      </>
    );
  }
  if (alert.state !== 'taken-by-you') return null;
  return (
    <>
      <Resolve {...props} />
      {props.colleagues.length > 0 && <HandOver {...props} />}
      <Decline {...props} />
    </>
  );
};

const Take = ({ frame, takePath }: Props) => (
  <form method="post" action={takePath}>
    <button type="submit">{frame.lang === 'id' ? 'Saya ambil' : 'I take it'}</button>
    <p class="hint">
      {frame.lang === 'id'
        ? 'Membuka halaman ini tidak mengubah apa pun. Tugas baru menjadi milik Anda setelah tombol ditekan.'
        : 'Opening this page changes nothing. The task is yours once you press the button.'}
    </p>
  </form>
);

const Resolve = ({ frame, actPath }: Props) => (
  <form method="post" action={`${actPath}/resolving`}>
    <button type="submit">{frame.lang === 'id' ? 'Sudah selesai' : 'It is dealt with'}</button>
  </form>
);

const HandOver = ({ frame, actPath, colleagues }: Props) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <details>
      <summary>{say('Serahkan kepada rekan', 'Hand it over to a colleague')}</summary>
      <form method="post" action={`${actPath}/handing-over`}>
        <label for="to">{say('Kepada', 'To')}</label>
        <select id="to" name="to" required>
          {colleagues.map(({ officerId, name, rung }) => (
            <option value={officerId}>
              {name} ({rungWords(rung)[frame.lang]})
            </option>
          ))}
        </select>
        <button type="submit" class="quiet">
          {say('Serahkan', 'Hand over')}
        </button>
        <p class="hint">
          {say(
            'Rekan Anda diberi tahu saat itu juga. Tautan Anda tidak berlaku lagi.',
            'Your colleague is told at once. Your own link is void from then on.',
          )}
        </p>
      </form>
    </details>
  );
};

const Decline = ({ frame, actPath }: Props) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <details>
      <summary>{say('Saya tidak dapat menanganinya', 'I cannot handle it')}</summary>
      <form method="post" action={`${actPath}/declining`}>
        <label for="reason">{say('Alasan', 'Reason')}</label>
        <select id="reason" name="reason" required>
          <option value="conflict-of-interest">
            {say('Ada benturan kepentingan', 'I have a conflict of interest')}
          </option>
          <option value="not-available">{say('Sedang berhalangan', 'I am not available')}</option>
        </select>
        <button type="submit" class="quiet">
          {say('Alihkan', 'Pass it on')}
        </button>
        <p class="hint">
          {say(
            'Petugas lain diberi tahu saat itu juga, dan Anda tidak diberi tahu lagi.',
            'Somebody else is told at once, and you are told no more.',
          )}
        </p>
      </form>
    </details>
  );
};
