import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import type { CeremonyAnswer, ShownWitness } from '../shown-ceremony.ts';
import { say } from './ceremony-words.ts';
import type { CeremonyPage } from './ceremony.tsx';
import { Line } from './open-form.tsx';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Who sees it and whether they said so; for who runs it, each one's own link, to pass on or to let them scan. */
export const Witnesses = ({ frame, page }: Props) => {
  const { campaign, ceremony, runs, newId } = page;
  return (
    <section id="witnesses">
      <h2>{say(frame, 'Saksi', 'Witnesses')}</h2>
      {ceremony.witnesses.length === 0 && <p>{say(frame, 'Belum ada.', 'None yet.')}</p>}
      <ul class="cards">
        {ceremony.witnesses.map((witness) => (
          <Witness frame={frame} campaign={campaign} ceremony={ceremony} witness={witness} />
        ))}
      </ul>
      {runs && (
        <AddForm frame={frame} campaign={campaign} ceremony={ceremony} idempotencyKey={newId()} />
      )}
    </section>
  );
};

/** The name of an office that may witness. */
export const officeName = (campaign: Campaign, office: string, { lang }: PageFrame): string =>
  campaign.witnessOffices.find(({ code }) => code === office)?.name[lang] ?? office;

type WitnessProps = {
  frame: PageFrame;
  campaign: Campaign;
  ceremony: CeremonyAnswer;
  witness: ShownWitness;
};

const Witness = ({ frame, campaign, ceremony, witness }: WitnessProps) => (
  <li>
    <h3>{witness.name}</h3>
    <p>{officeName(campaign, witness.office, frame)}</p>
    {(witness.phone ?? witness.email) && (
      <p class="hint">{[witness.phone, witness.email].filter(Boolean).join(' · ')}</p>
    )}
    {witness.confirmedAt === null ? (
      <p>{say(frame, 'Belum mengonfirmasi.', 'Has not confirmed.')}</p>
    ) : (
      <p>
        <strong>{say(frame, 'Mengonfirmasi', 'Confirmed')}</strong>{' '}
        {formatMoment(Date.parse(witness.confirmedAt), zoneOf(ceremony.region), frame.lang)}
      </p>
    )}
    {witness.link !== null && witness.confirmedAt === null && (
      <OwnLink frame={frame} link={witness.link} name={witness.name} />
    )}
  </li>
);

const OwnLink = ({ frame, link, name }: { frame: PageFrame; link: string; name: string }) => (
  <details>
    <summary>{say(frame, 'Tautan pribadinya', 'Their own link')}</summary>
    <p class="code small">{link}</p>
    <QrSvg code={qrCode(link)} label={say(frame, `Kode QR untuk ${name}`, `QR code for ${name}`)} />
    <p class="hint">
      {say(
        frame,
        'Hanya untuk orang ini, di ponselnya sendiri.',
        'For this person only, on their own phone.',
      )}
    </p>
  </details>
);

type AddProps = {
  frame: PageFrame;
  campaign: Campaign;
  ceremony: CeremonyAnswer;
  idempotencyKey: string;
};

const AddForm = ({ frame, campaign, ceremony, idempotencyKey }: AddProps) => (
  <details>
    <summary>{say(frame, 'Tambah saksi', 'Name a witness')}</summary>
    <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/witnesses`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Line name="office" label={say(frame, 'Lembaga', 'Office')}>
        <select id="q-office" name="office" required>
          {campaign.witnessOffices.map(({ code, name }) => (
            <option value={code}>{name[frame.lang]}</option>
          ))}
        </select>
      </Line>
      <Line name="name" label={say(frame, 'Nama', 'Name')}>
        <input id="q-name" name="name" type="text" required minLength={2} maxLength={120} />
      </Line>
      <Line name="phone" label={say(frame, 'Ponsel (boleh kosong)', 'Phone (optional)')}>
        <input id="q-phone" name="phone" type="tel" maxLength={24} />
      </Line>
      <Line name="email" label={say(frame, 'Surel (boleh kosong)', 'E-mail (optional)')}>
        <input id="q-email" name="email" type="email" maxLength={120} />
      </Line>
      <button type="submit">{say(frame, 'Tambah saksi', 'Name the witness')}</button>
    </form>
  </details>
);
