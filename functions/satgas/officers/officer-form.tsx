import { formatDay } from '../../../shared/calendar/zones.ts';
import { servedRegion, type CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { maskMobile } from '../../../shared/phone.ts';
import { unitsOf, type Unit } from '../../../shared/units.ts';
import { rungsIn } from './check-officer.ts';
import { Row, type OfficerFormProps, type FormProps } from './officer-form-row.tsx';
import { rungWords } from './rung-words.ts';
import { words } from './words.ts';

/** Enters or changes one satgas member; a second person then agrees. */
export const renderOfficerForm = (frame: PageFrame, props: OfficerFormProps): string => {
  const { officer, region } = props;
  const title = officer ? `${words.change2[frame.lang]}: ${officer.name}` : words.add[frame.lang];
  const all = { ...props, frame };
  return renderPage(
    <Layout frame={frame} title={title} query={`region=${region}`}>
      <p>{words.twoAgree[frame.lang]}</p>
      <form method="post" action={`${frame.base}/v1/officers/form`}>
        <input type="hidden" name="region" value={region} />
        <Who {...all} />
        <Reached {...all} />
        <Away {...all} />
        <Serves {...all} />
        <button type="submit">{words.proposeIt[frame.lang]}</button>
      </form>
      <p>
        <a href={`${frame.base}/v1/officers?region=${region}`}>{words.backToAll[frame.lang]}</a>
      </p>
    </Layout>,
  );
};

const Who = (one: FormProps) => {
  const { frame, campaign, region, officer, filled } = one;
  const { lang } = frame;
  const served = servedRegion(campaign, region);
  const value = (name: string) => filled.values[name] ?? '';
  return (
    <>
      {officer ? (
        <input type="hidden" name="officerId" value={officer.officerId} />
      ) : (
        <Row one={one} name="officerId" label={words.officerId} hint={words.officerIdHint[lang]}>
          <input
            id="o-officerId"
            name="officerId"
            required
            maxLength={40}
            pattern="[a-z0-9][a-z0-9\-]+"
            autocapitalize="none"
            value={value('officerId')}
          />
        </Row>
      )}
      <Row one={one} name="name" label={words.name}>
        <input
          id="o-name"
          name="name"
          required
          minLength={2}
          maxLength={120}
          value={value('name')}
        />
      </Row>
      <Row one={one} name="rung" label={words.rung}>
        <select id="o-rung" name="rung" required>
          {rungsIn(campaign, region).map((rung) => (
            <option value={rung} selected={rung === value('rung')}>
              {rungWords[rung][lang]}
            </option>
          ))}
        </select>
      </Row>
      {served && (
        <Row one={one} name="unit" label={words.unit} hint={words.unitHint[lang]}>
          <select id="o-unit" name="unit">
            <option value="">–</option>
            {choicesOf(served, value('unit')).map(({ code, name }) => (
              <option value={code} selected={code === value('unit')}>
                {name}
              </option>
            ))}
          </select>
        </Row>
      )}
    </>
  );
};

const Reached = (one: FormProps) => {
  const { frame, officer } = one;
  const { lang } = frame;
  const present = officer?.phone === undefined ? undefined : maskMobile(officer.phone);
  return (
    <>
      <Row
        one={one}
        name="phone"
        label={words.phone}
        hint={present && words.emptyKeeps[lang](present)}
      >
        <input id="o-phone" type="tel" name="phone" maxLength={24} autocomplete="off" />
      </Row>
      <Row
        one={one}
        name="email"
        label={words.eMail}
        hint={
          officer?.email === undefined ? undefined : words.emptyKeeps[lang](words.entered[lang])
        }
      >
        <input id="o-email" type="email" name="email" maxLength={120} autocomplete="off" />
      </Row>
    </>
  );
};

const Away = (one: FormProps) => {
  const { frame, officer } = one;
  const { lang } = frame;
  const leave = officer?.leave ?? [];
  return (
    <fieldset>
      <legend>{words.leave[lang]}</legend>
      {leave.length > 0 && (
        <>
          <ul>
            {leave.map(({ from, to }) => (
              <li>
                {formatDay(from, lang)} – {formatDay(to, lang)}
              </li>
            ))}
          </ul>
          <label class="choice">
            <input type="checkbox" name="noLeave" value="yes" />
            <span>{words.noLeave[lang]}</span>
          </label>
        </>
      )}
      <Row one={one} name="awayFrom" label={words.awayFrom}>
        <input id="o-awayFrom" type="date" name="awayFrom" />
      </Row>
      <Row one={one} name="awayTo" label={words.awayTo}>
        <input id="o-awayTo" type="date" name="awayTo" />
      </Row>
    </fieldset>
  );
};

const Serves = (one: FormProps) => {
  const { frame, officer, filled } = one;
  const { lang } = frame;
  const active = filled.values['active'] ?? 'yes';
  return (
    <>
      <Row one={one} name="active" label={words.serves}>
        <select id="o-active" name="active">
          {(['yes', 'no'] as const).map((is) => (
            <option value={is} selected={is === active}>
              {words[is === 'yes' ? 'servesYes' : 'servesNo'][lang]}
            </option>
          ))}
        </select>
      </Row>
      {officer && (
        <label class="choice">
          <input type="checkbox" name="release" value="yes" />
          <span>{words.releaseAccount[lang]}</span>
        </label>
      )}
    </>
  );
};

/** The units there are; a closed one only where the officer is of it, so that who saves the form is told where to go. */
const choicesOf = (region: CampaignRegion, own: string): Unit[] => [
  ...unitsOf(region),
  ...(region.closedUnits ?? []).filter(({ code }) => code === own),
];
