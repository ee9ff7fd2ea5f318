import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import type { CeremonyAnswer, ShownWitness } from '../shown-ceremony.ts';
import type { CeremonyPage } from './ceremony.tsx';
import { Line } from './open-form.tsx';
import { words } from '../words.ts';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Who sees it and whether they said so; for who runs it, each one's own link, to pass on or to let them scan. */
export const Witnesses = ({ frame, page }: Props) => {
  const { campaign, ceremony, runs, newId } = page;
  return (
    <section id="witnesses">
      <h2>{words.witnesses[frame.lang]}</h2>
      {ceremony.witnesses.length === 0 && <p>{words.noneYet[frame.lang]}</p>}
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
      <p>{words.hasNotConfirmed[frame.lang]}</p>
    ) : (
      <p>
        <strong>{words.confirmed[frame.lang]}</strong>{' '}
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
    <summary>{words.theirOwnLink[frame.lang]}</summary>
    <p class="code small">{link}</p>
    <QrSvg code={qrCode(link)} label={words.qrCodeFor[frame.lang](name)} />
    <p class="hint">{words.forThisPersonOnly[frame.lang]}</p>
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
    <summary>{words.nameAWitness[frame.lang]}</summary>
    <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/witnesses`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Line name="office" label={words.office[frame.lang]}>
        <select id="q-office" name="office" required>
          {campaign.witnessOffices.map(({ code, name }) => (
            <option value={code}>{name[frame.lang]}</option>
          ))}
        </select>
      </Line>
      <Line name="name" label={words.name[frame.lang]}>
        <input id="q-name" name="name" type="text" required minLength={2} maxLength={120} />
      </Line>
      <Line name="phone" label={words.phoneOptional[frame.lang]}>
        <input id="q-phone" name="phone" type="tel" maxLength={24} />
      </Line>
      <Line name="email" label={words.eMailOptional[frame.lang]}>
        <input id="q-email" name="email" type="email" maxLength={120} />
      </Line>
      <button type="submit">{words.nameTheWitness[frame.lang]}</button>
    </form>
  </details>
);
