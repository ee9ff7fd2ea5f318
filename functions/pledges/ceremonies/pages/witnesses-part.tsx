import { openOffices } from '../../../../shared/decrees/kinds/witness-offices.ts';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { qrCode } from '../../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../../shared/qr/qr-svg.tsx';
import type { CeremonyAnswer, WitnessView } from '../ceremony-view.ts';
import type { CeremonyPage } from './ceremony.tsx';
import { Line } from './open-form.tsx';
import { words } from '../words.ts';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Who leads and who sees it, and whether they said so; for who runs it, each one's own link, to pass on or to let them scan. */
export const Witnesses = ({ frame, page }: Props) => {
  const { campaign, ceremony, runs, newId } = page;
  return (
    <section id="witnesses">
      <h2>{words.leaderAndWitnesses[frame.lang]}</h2>
      <ul class="cards">
        <Leader frame={frame} ceremony={ceremony} />
        {ceremony.witnesses.map((witness) => (
          <Witness frame={frame} campaign={campaign} ceremony={ceremony} witness={witness} />
        ))}
      </ul>
      {ceremony.witnesses.length === 0 && <p>{words.noWitnessYet[frame.lang]}</p>}
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
  witness: WitnessView;
};

const Witness = ({ frame, campaign, ceremony, witness }: WitnessProps) => (
  <li>
    <h3>{witness.name}</h3>
    <p>{officeName(campaign, witness.office, frame)}</p>
    <Confirmed frame={frame} ceremony={ceremony} at={witness.confirmedAt} />
    {witness.link !== null && witness.confirmedAt === null && (
      <OwnLink frame={frame} link={witness.link} name={witness.name} />
    )}
  </li>
);

const Leader = ({ frame, ceremony }: { frame: PageFrame; ceremony: CeremonyAnswer }) => (
  <li>
    <h3>{ceremony.leader.name}</h3>
    <p>
      {ceremony.leader.title} ({words.leads[frame.lang]})
    </p>
    <Confirmed frame={frame} ceremony={ceremony} at={ceremony.leaderConfirmedAt} />
    {ceremony.leaderLink !== null && ceremony.leaderConfirmedAt === null && (
      <OwnLink frame={frame} link={ceremony.leaderLink} name={ceremony.leader.name} />
    )}
  </li>
);

type ConfirmedProps = { frame: PageFrame; ceremony: CeremonyAnswer; at: string | null };

const Confirmed = ({ frame, ceremony, at }: ConfirmedProps) =>
  at === null ? (
    <p>{words.hasNotConfirmed[frame.lang]}</p>
  ) : (
    <p>
      <strong>{words.confirmed[frame.lang]}</strong>{' '}
      {formatMoment(Date.parse(at), zoneOf(ceremony.region), frame.lang)}
    </p>
  );

const OwnLink = ({ frame, link, name }: { frame: PageFrame; link: string; name: string }) => (
  <details>
    <summary>{words.theirOwnLink[frame.lang]}</summary>
    <p class="code small">{link}</p>
    <QrSvg code={qrCode(link)} label={words.qrCodeFor[frame.lang](name)} />
    <p>
      <a
        class="button outline"
        href={`https://wa.me/?text=${encodeURIComponent(words.confirmHere[frame.lang](link))}`}
        rel="noopener noreferrer"
      >
        {words.sendByWhatsapp[frame.lang]}
      </a>
    </p>
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
          {openOffices(campaign).map(({ code, name }) => (
            <option value={code}>{name[frame.lang]}</option>
          ))}
        </select>
      </Line>
      <Line name="name" label={words.name[frame.lang]}>
        <input id="q-name" name="name" type="text" required minLength={2} maxLength={120} />
      </Line>
      <button type="submit">{words.nameTheWitness[frame.lang]}</button>
    </form>
  </details>
);
